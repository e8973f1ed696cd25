#!/usr/bin/env python3
"""The tour of README.md, taken by a newcomer: every command must print the lines that stand below
it, in that order. A line "…" leaves out any number of them. Moments differ from run to run, and entries
are more with every row of the pack.

    tests/cli/readme.py --acta build/debug/acta
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def commands(text):
    """Of the tour: (command, lines below it)."""
    tour = text.split('\n## A tour\n')[1].split('\n## ')[0]
    for block in re.findall(r'```\n(.*?)```', tour, re.S):
        for part in re.split(r'^\$ ', block, flags=re.M)[1:]:
            command, *lines = part.rstrip('\n').split('\n')
            yield command, lines


def plain(line):
    line = re.sub(r'\d{4}-\d\d-\d\dT[\d:]+Z', '<instant>', line)
    return re.sub(r'entry \d+|[\d,]+ entries', '<entries>', line).rstrip()


def first_missing(wanted, printed):
    """The first line of the tour that is not printed where it should be; none if all are."""
    at, free = 0, False
    for line in wanted:
        if line == '…':
            free = True
            continue
        while free and at < len(printed) and printed[at] != line:
            at += 1
        if at == len(printed) or printed[at] != line:
            return line
        at, free = at + 1, False
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--acta', required=True, type=pathlib.Path)
    acta = parser.parse_args().acta.resolve()
    tour = list(commands((ROOT / 'README.md').read_text(encoding='utf-8')))
    if len(tour) < 5:
        sys.exit('README.md has no tour')
    failures = []
    with tempfile.TemporaryDirectory(prefix='acta-readme-') as folder:
        (pathlib.Path(folder) / 'acta').symlink_to(acta)
        own = {key: value for key, value in os.environ.items() if key.endswith('SAN_OPTIONS')}
        own.update(PATH=f'{folder}:{os.environ["PATH"]}', HOME=folder, LANG='C.UTF-8', COLUMNS='100')
        run = lambda command: subprocess.run(['bash', '-c', command], cwd=folder, env=own, capture_output=True,
                                             text=True, timeout=200)
        loaded = run(f'acta load {ROOT / "packs" / "los-angeles"}')
        if loaded.returncode:
            sys.exit(loaded.stderr)
        for command, wanted in tour:
            done = run(command)
            printed = [plain(line) for line in done.stdout.split('\n')]
            missing = first_missing([plain(line) for line in wanted], printed)
            if done.returncode or missing is not None:
                failures.append(f'$ {command}\n  wanted: {missing}\n  printed:\n{done.stdout}{done.stderr}')
    print('\n\n'.join(failures) or f'{len(tour)} commands of the tour print what README.md says')
    sys.exit(1 if failures else 0)


main()
