#!/usr/bin/env python3
"""How honest and how keen `acta warn detect --method native` is, beside Farrington and Noufaily.

    tests/warning/detect_native.py --acta build/release/acta

On the open panels of real border counts: the share of months that are alarms at alpha 0.05 and 0.005
(nominally as many), and at alpha 0.048 the share of months in which a count that is twice and three
times what it was would have been one. The peer, at alpha 0.005, is judged on the same months. Fails where
a rate leaves 2 to 6 % or exceeds 0.8 % on a panel of 200 months or more, or the power on all of them
is below 0.585 and 0.805 at a rate above 4.8 %. Without the panels it says so.
"""
import argparse
import csv
import io
import pathlib
import subprocess
import sys

import goal

GOLDEN = pathlib.Path(__file__).resolve().parents[2].parent / 'shared/early-warning/golden/detect'
PANELS = ['usbp_sector', 'usbp_citizenship', 'frontex_route', 'frontex_nat', 'honduras_nat', 'mexico_nat',
          'darien_total', 'germany_eu']
PEER = '--b 3 --w 1 --no-periods 4 --exclude 3 --p-trend 1 --threshold nbPlugin --alpha 0.005'
FEW = 200  # months below which a rate says little


def judged(acta, panel, words):
    words = [acta, 'warn', 'detect', '--freq', '12', *words.split(), str(GOLDEN / f'input_{panel}.csv'), '--csv']
    text = subprocess.run(words, capture_output=True, text=True, check=True, timeout=120).stdout
    return {(row['series'], row['t']): (float(row['observed']), float(row['upperbound']))
            for row in csv.DictReader(io.StringIO(text)) if row['upperbound']}


def shares(cells):
    count = max(len(cells), 1)
    return [sum(times * y > bound for y, bound in cells) / count for times in (1, 2, 3)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--acta', required=True)
    given = parser.parse_args()
    if not GOLDEN.exists():
        print(f'NOT TESTED: the panels are not here, looked in {GOLDEN}')
        return 0
    wrong, ours, theirs, rates = False, [], [], []
    print(f'{"panel":18} {"months":>7} {"at 5 %":>8} {"at 0.5 %":>9} {"×2 found":>9} {"×3 found":>9}'
          f' | Farrington–Noufaily at 0.5 %: alarms, ×2, ×3')
    for panel in PANELS:
        at_5 = judged(given.acta, panel, '--method native --alpha 0.05')
        strict = judged(given.acta, panel, '--method native --alpha 0.005')
        keen = judged(given.acta, panel, '--method native --alpha 0.048')
        peer = judged(given.acta, panel, PEER)
        both = sorted(keen.keys() & peer.keys())
        mine, rare = shares(list(at_5.values())), shares(list(strict.values()))[0]
        on_both, other = shares([keen[key] for key in both]), shares([peer[key] for key in both])
        ours += [keen[key] for key in both]
        theirs += [peer[key] for key in both]
        print(f'{panel:18} {len(at_5):7} {mine[0]:8.4f} {rare:9.4f} {on_both[1]:9.3f} {on_both[2]:9.3f}'
              f' | {other[0]:.3f} {other[1]:.3f} {other[2]:.3f}')
        if len(at_5) >= FEW:
            rates.append((mine[0], rare))
            wrong |= not 0.02 <= mine[0] <= 0.06 or rare > 0.008
    rate, twice, thrice = shares(ours)
    print(f'All, {len(ours)} months judged by both: {rate:.4f} alarms, ×2 found {twice:.3f}, ×3 found {thrice:.3f}; '
          'Farrington–Noufaily: {:.3f}, {:.3f}, {:.3f}'.format(*shares(theirs)))
    often, rarely = 'Farrington 10 to 51 %', 'Farrington 1 to 27 %'
    goal.tell('E4', 'months that are alarms at 5 %, least panel', min(rate for rate, _ in rates), least=0.02, peers=often)
    goal.tell('E4', 'months that are alarms at 5 %, most', max(rate for rate, _ in rates), most=0.06, peers=often)
    goal.tell('E4', 'at 0.5 %, most', max(rare for _, rare in rates), most=0.008, digits=4, peers=rarely)
    told = shares(theirs)
    goal.tell('E5', f'doubled counts found, at {rate:.3f} alarms', twice, least=0.585,
              peers=f'Noufaily {told[1]:.3f} at {told[0]:.3f}')
    goal.tell('E5', f'tripled counts found, at {rate:.3f} alarms', thrice, least=0.805,
              peers=f'Noufaily {told[2]:.3f} at {told[0]:.3f}')
    wrong |= rate > 0.048 or twice < 0.585 or thrice < 0.805
    return 1 if wrong else 0


sys.exit(main())
