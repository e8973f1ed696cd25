#!/usr/bin/env python3
"""docs/cli.md holds the program's own reference word for word, and the columns of every table.

    tests/cli/documented.py --acta build/debug/acta [--write]
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
DOCUMENT = ROOT / 'docs' / 'cli.md'
MARK = '<!-- From here on: acta help --markdown -->\n'
QUESTIONS = [['show', 'mechanism/LAD'], ['history', 'CM06'], ['disagreements'], ['overlap'], ['crosswalk'],
             ['gaps', '--to', 'DOM'], ['health'], ['progress'], ['measures'], ['what-if', 'join', 'CRM', 'COL'],
             ['roles'], ['flows', 'list'], ['flows', 'quality'], ['warn', 'run'], ['warn', 'alerts'],
             ['warn', 'backtest']]


def run(acta, *words):
    return subprocess.run([acta, *words, '--lang', 'en'], capture_output=True, text=True, check=True).stdout


def columns(acta, store):
    """The CSV header of every table of every answer."""
    for words in QUESTIONS:
        words = [*words, '--valid', '2024-12-01', '--store', store]
        answer = json.loads(run(acta, *words, '--json'))
        for table in (key for key, value in answer.items() if isinstance(value, list)):
            yield words[0], table, run(acta, *words, '--csv', '--table', table).split('\n')[0]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--acta', required=True)
    parser.add_argument('--write', action='store_true', help='bring the reference in docs/cli.md up to date')
    given = parser.parse_args()
    text = DOCUMENT.read_text(encoding='utf-8')
    own, _, told = text.partition(MARK)
    reference = run(given.acta, 'help', '--markdown')
    if given.write:
        DOCUMENT.write_text(own + MARK + '\n' + reference, encoding='utf-8')
        return
    wrong = []
    if told != '\n' + reference:
        wrong.append('docs/cli.md is not what the program says of itself: tests/cli/documented.py --write')
    for command in re.findall(r'^### `acta ([a-z-]+(?: [a-z-]+)*)', reference, re.M):
        help_text = run(given.acta, *command.split(), '--help')
        for option in set(re.findall(r'(?<![\w-])--[a-z][a-z-]+', help_text)):
            if f'`{option}' not in reference:
                wrong.append(f'{command} {option} is not in docs/cli.md')
    with tempfile.TemporaryDirectory() as folder:
        store = f'{folder}/store'
        run(given.acta, 'load', str(ROOT / 'packs' / 'los-angeles'), '--store', store)
        for command, table, header in columns(given.acta, store):
            if f'`{header}`' not in own:
                wrong.append(f'docs/cli.md does not give the columns of {command} --table {table}: {header}')
    print('\n'.join(wrong) or 'docs/cli.md is complete')
    sys.exit(1 if wrong else 0)


main()
