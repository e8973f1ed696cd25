#!/usr/bin/env python3
"""`acta warn detect` beside R's surveillance 1.20.3, panel by panel and setting by setting.

    tests/warning/detect_golden.py --acta build/release/acta [--quiet]

Reads the golden cases of ../shared/early-warning/golden/detect and runs the program on the matrices
they were made from. Prints for each panel and setting how many counts were judged, how many alarms
differ and how far the worst bound is from R's. Fails where one alarm in 10,000 differs in the whole,
or where a bound is beyond its tolerance: 1e-6 of R's for Farrington (seasons without any count left
out, where R stops at a mean of about 1e-11), 1e-10 for EARS. Without the cases it says so.
"""
import argparse
import csv
import gzip
import io
import math
import pathlib
import subprocess
import sys
from collections import defaultdict

import goal

GOLDEN = pathlib.Path(__file__).resolve().parents[2].parent / 'shared/early-warning/golden/detect'
NOUFAILY = '--b 4 --p-trend 1 --threshold nbPlugin'
SETTINGS = {
    'F_default': '--b 5 --w 3',
    'F_farr96': '--b 4 --w 3 --weights-threshold 1 --exclude 3',
    'F_noufaily': f'{NOUFAILY} --w 3 --no-periods 10 --exclude 26',
    'F_nouf_a005': f'{NOUFAILY} --w 3 --no-periods 10 --exclude 26 --alpha 0.005',
    'F_muan': '--b 4 --w 3 --no-periods 10 --exclude 26 --p-trend 1 --threshold muan',
    'F_norew': f'{NOUFAILY} --w 3 --no-periods 10 --exclude 26 --no-reweight',
    'F_notrend': '--b 4 --w 3 --no-periods 5 --no-trend --exclude 26 --powertrans 1/2 --alpha 0.01',
    'F_none': '--b 3 --w 2 --powertrans none --alpha 0.025 --limit54 0,4',
    'F_default_m': '--b 5 --w 1',
    'F_farr96_m': '--b 4 --w 1 --weights-threshold 1 --exclude 1',
    'F_noufaily_m': f'{NOUFAILY} --w 1 --no-periods 4 --exclude 6',
    'F_nouf_a005_m': '--b 3 --w 1 --no-periods 4 --exclude 3 --p-trend 1 --threshold nbPlugin --alpha 0.005',
    'F_muan_m': '--b 4 --w 1 --no-periods 4 --exclude 6 --p-trend 1 --threshold muan',
    'F_notrend_m': '--b 3 --w 1 --no-trend --powertrans 1/2 --alpha 0.01',
    'C1_def': '--method ears-c1',
    'C2_def': '--method ears-c2',
    'C3_def': '--method ears-c3',
    'C1_b12_s1': '--method ears-c1 --baseline 12 --min-sigma 1 --alpha 0.005',
    'C2_b12': '--method ears-c2 --baseline 12 --alpha 0.01',
    'C3_b12': '--method ears-c3 --baseline 12 --alpha 0.01 --min-sigma 0.5',
}
WEEKLY = {'uk_boats_weekly', 'salmNewportGermany', 'salmNewport', 'momo', 'salmAgona'}


def cases(file):
    """The rows of R by panel and setting."""
    found = defaultdict(list)
    with gzip.open(GOLDEN / file, 'rt', encoding='utf-8') as text:
        for row in csv.DictReader(text):
            found[row['dataset'], row['config']].append(row)
    return found


def answers(acta, panel, setting):
    words = [acta, 'warn', 'detect', *SETTINGS[setting].split(), '--freq', '52' if panel in WEEKLY else '12',
             str(GOLDEN / f'input_{panel}.csv'), '--csv']
    text = subprocess.run(words, capture_output=True, text=True, check=True, timeout=120).stdout
    return {(row['series'], row['t']): row for row in csv.DictReader(io.StringIO(text))}


def number(text):
    return float(text) if text not in ('', 'NA') else math.nan


def compare(theirs, ours):
    alarms, worst, judged = 0, 0.0, 0
    for row in theirs:
        mine = ours[row['series'], row['t']]
        alarms += (row['alarm'] == '1') != (mine['alarm'] == '1')
        if 'expected' in row and not number(row['expected']) >= 1e-6:
            continue
        bound, own = number(row['upperbound']), number(mine['upperbound'])
        if math.isnan(bound) and math.isnan(own):
            continue
        judged += 1
        off = abs(own - bound) / abs(bound) if bound else abs(own)
        worst = math.inf if math.isnan(off) else max(worst, off)
    return alarms, worst, judged


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--acta', required=True)
    parser.add_argument('--quiet', action='store_true', help='only the sums')
    given = parser.parse_args()
    if not GOLDEN.exists():
        print(f'NOT TESTED: the golden cases are not here, looked in {GOLDEN}')
        return 0
    wrong = False
    for file, tolerance, name in (('farringtonFlexible.csv.gz', 1e-6, 'farringtonFlexible'),
                                  ('earsC.csv.gz', 1e-10, 'earsC')):
        points = differ = 0
        worst_of_all = 0.0
        if not given.quiet:
            print(f'{"panel":20} {"setting":14} {"counts":>7} {"bounds":>7} {"alarms differ":>14} {"worst bound":>12}')
        for (panel, setting), theirs in sorted(cases(file).items()):
            alarms, worst, judged = compare(theirs, answers(given.acta, panel, setting))
            points, differ, worst_of_all = points + len(theirs), differ + alarms, max(worst_of_all, worst)
            if not given.quiet:
                print(f'{panel:20} {setting:14} {len(theirs):7} {judged:7} {alarms:14} {worst:12.1e}')
        print(f'{name}: {points} counts; {differ} alarms differ (allowed {points // 10000}); '
              f'worst bound {worst_of_all:.1e} of R’s (allowed {tolerance:.0e})')
        number_of, peer = ('E1', 'R’s farringtonFlexible') if file.startswith('farr') else ('E2', 'R’s earsC')
        goal.tell(number_of, f'alarms that differ, of {points:,} counts', differ, most=points // 10000, digits=0,
                  peers=peer)
        goal.tell(number_of, 'worst bound, relative', worst_of_all, most=tolerance, digits='.0e', peers=peer)
        wrong |= differ > points // 10000 or worst_of_all > tolerance
    return 1 if wrong else 0


sys.exit(main())
