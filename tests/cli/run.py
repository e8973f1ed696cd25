#!/usr/bin/env python3
"""Runs the program as people do and compares what it says, to the letter.

    tests/cli/run.py --acta build/debug/acta [--update] [file or folder …]

A case file holds commands (bash) with what they must print and their exit code:

    # a remark
    @ fresh              this file gets a store of its own, because it records something
    $ acta overlap --csv --valid 2023-07-01
    | mechanism,members,…          standard output, line by line
    | ...                          any number of lines
    2| acta: --valid: …            standard error
    = 1                            exit code; 0 if it is not said

The store holds packs/los-angeles, loaded once. What differs from run to run is named instead:
<instant>, <root>, <key>, <entry>, <many>, $STORE, and $TMP for the folder of
this run. Commands find the packs in $PACKS and may write into $TMP. --update writes down what was
printed where that differs.
"""
import argparse
import concurrent.futures
import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FILTERS = [
    (re.compile(r'\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d+)?(Z|\b)'), '<instant>'),
    (re.compile(r'(up to entry|at entry|hasta el asiento|até o lançamento|jusqu’à l’inscription) [\d., \u202f]*\d'),
     r'\1 <entry>'),
    (re.compile(r'"(at|entry|size)": \d+'), r'"\1": <entry>'),
    (re.compile(r'from 1 to \d+'), 'from 1 to <entry>'),
    (re.compile(r'\b\d{1,3},\d{3}(?= (unchanged|entries))'), '<many>'),
    (re.compile(r'\b[0-9a-f]{64}\b'), '<root>'),
    (re.compile(r'localhost/acta\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+'), '<key>'),
]


class Case:
    def __init__(self, line, command):
        self.line, self.command = line, command
        self.out, self.err, self.code = [], [], 0


def read(path):
    fresh, cases = False, []
    for number, line in enumerate(path.read_text(encoding='utf-8').split('\n'), 1):
        if line == '@ fresh':
            fresh = True
        elif line.startswith('$ '):
            cases.append(Case(number, line[2:]))
        elif line.startswith('|'):
            cases[-1].out.append(line[2:])
        elif line.startswith('2|'):
            cases[-1].err.append(line[3:])
        elif line.startswith('= '):
            cases[-1].code = int(line[2:])
        elif line and not line.startswith('#'):
            sys.exit(f'{path}:{number}: neither a command nor what it prints: {line}')
    return fresh, cases


def lines_of(text, tmp):
    text = text.decode('utf-8', 'backslashreplace').replace(str(tmp), '$TMP')
    for pattern, name in FILTERS:
        text = pattern.sub(name, text)
    return text[:-1].split('\n') if text else []


def matches(expected, actual):
    """Line by line; an expected "..." stands for any number of lines."""
    if not expected:
        return not actual
    if expected[0] == '...':
        return any(matches(expected[1:], actual[i:]) for i in range(len(actual) + 1))
    return bool(actual) and expected[0] == actual[0] and matches(expected[1:], actual[1:])


def difference(case, out, err, code):
    told = []
    for name, expected, actual in (('stdout', case.out, out), ('stderr', case.err, err)):
        if not matches(expected, actual):
            told += difflib.unified_diff(expected, actual, f'{name} expected', f'{name} printed', lineterm='')
    if code != case.code:
        told.append(f'exit code {code}, and not {case.code}')
    return told


def environment(acta, tmp, store):
    own = {k: v for k, v in os.environ.items() if k in ('PATH', 'LD_LIBRARY_PATH', 'ASAN_OPTIONS', 'LSAN_OPTIONS', 'TSAN_OPTIONS')}
    own['PATH'] = f'{tmp / "bin"}:{own["PATH"]}'
    own.update(HOME=str(tmp), TMP=str(tmp), LANG='C.UTF-8', COLUMNS='100', PACKS=str(ROOT / 'packs'),
               ACTA_STORE=str(store), ROOT=str(ROOT))
    return own


def run_file(path, acta, base, update):
    fresh, cases = read(path)
    with tempfile.TemporaryDirectory(prefix='acta-cli-') as folder:
        tmp = pathlib.Path(folder)
        (tmp / 'bin').mkdir()
        (tmp / 'bin' / 'acta').symlink_to(acta)
        store = base
        if fresh:
            store = tmp / 'store'
            shutil.copytree(base, store)
        failures = []
        for case in cases:
            done = subprocess.run(['bash', '-c', case.command], cwd=tmp, capture_output=True, stdin=subprocess.DEVNULL,
                                  env=environment(acta, tmp, store), timeout=300)
            out, err = (lines_of(text.replace(str(base).encode(), b'$STORE'), tmp)
                        for text in (done.stdout, done.stderr))
            told = difference(case, out, err, done.returncode)
            if told:
                failures.append(f'{path.relative_to(ROOT)}:{case.line}: $ {case.command}\n  ' + '\n  '.join(told))
            case.now = (out, err, done.returncode)
    if update and failures:
        rewrite(path, cases)
    return len(cases), failures


def rewrite(path, cases):
    kept, by_line, skipping = [], {case.line: case for case in cases}, False
    for number, line in enumerate(path.read_text(encoding='utf-8').split('\n'), 1):
        if number in by_line:
            case = by_line[number]
            out, err, code = case.now
            kept.append(line)
            kept += [f'| {l}'.rstrip() for l in (case.out if matches(case.out, out) else out)]
            kept += [f'2| {l}'.rstrip() for l in (case.err if matches(case.err, err) else err)]
            if code:
                kept.append(f'= {code}')
        elif not re.match(r'(2?\||= )', line):
            kept.append(line)
    path.write_text('\n'.join(kept), encoding='utf-8')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--acta', required=True, type=pathlib.Path)
    parser.add_argument('--update', action='store_true')
    parser.add_argument('paths', nargs='*', type=pathlib.Path)
    given = parser.parse_args()
    files = sorted(f.resolve() for p in given.paths or [HERE] for f in ([p] if p.is_file() else p.rglob('*.test')))
    if not files:
        sys.exit('there is no case file')
    with tempfile.TemporaryDirectory(prefix='acta-cli-store-') as folder:
        base = pathlib.Path(folder) / 'store'
        acta = given.acta.resolve()
        subprocess.run([acta, 'load', ROOT / 'packs' / 'los-angeles', '--store', base], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            results = list(pool.map(lambda f: run_file(f, acta, base, given.update), files))
    failures = [failure for _, told in results for failure in told]
    print('\n\n'.join(failures) or f'{sum(n for n, _ in results)} commands in {len(files)} files print what they should')
    sys.exit(1 if failures else 0)


main()
