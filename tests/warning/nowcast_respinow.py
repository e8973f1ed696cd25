#!/usr/bin/env python3
"""`acta warn nowcast` beside the models of the RESPINOW hub, on its national reporting triangles.

    tests/warning/nowcast_respinow.py --acta build/release/acta

For each of the newest weeks that have become complete the triangle is cut to what was known then
and given to the program, as somebody would have done that week. Prints the weighted interval score
(7 quantiles of the hub, horizons -3 to 0) and the coverage of the 95 % interval, with the figures of
the hub's models on as many nowcasts (theirs were issued in real time, these look back). Fails where
a bar is not met. Without the triangles it says so.
"""
import argparse
import csv
import io
import pathlib
import subprocess
import sys
import tempfile

import goal

DATA = pathlib.Path(__file__).resolve().parents[2].parent / 'shared/early-warning/data/respinow'
LEVELS = ['0.025', '0.1', '0.25', '0.5', '0.75', '0.9', '0.975']
# file, delays, reports that come before the week is over, weeks, bar, peers
SETS = [('SARI', 'icosari-sari', 5, 0, 48, 216, 'KIT simple 343, epinowcast 388, RIVM-GAM 396'),
        ('SARI', 'icosari-sari', 5, 0, 75, 195, 'KIT simple 270, RIVM-GAM 344'),
        ('influenza', 'survstat-influenza', 6, 1, 50, 28, 'KIT simple 35, RIVM-GAM 57')]


def rows_of(name, delays):
    with open(DATA / f'reporting_triangle-{name}-preprocessed.csv', encoding='utf-8') as file:
        rows = [row for row in csv.DictReader(file) if (row['location'], row['age_group']) == ('DE', '00+')]
    cells = [[row[key] for key in row if key.startswith('value_')][:delays] for row in rows]
    return [row['date'] for row in rows], cells


def as_known(dates, cells, now, before, folder):
    path = pathlib.Path(folder) / 'triangle.csv'
    with open(path, 'w', encoding='utf-8', newline='') as file:
        table = csv.writer(file)
        table.writerow(['reference', *range(len(cells[0]))])
        for row in range(now + 1):
            table.writerow([dates[row], *(cell if row + delay <= now + before else ''
                                          for delay, cell in enumerate(cells[row]))])
    return path


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--acta', required=True)
    given = parser.parse_args()
    if not DATA.exists():
        print(f'NOT TESTED: the triangles are not here, looked in {DATA}')
        return 0
    wrong = False
    for name, file, delays, before, weeks, bar, peers in SETS:
        dates, cells = rows_of(file, delays)
        complete = max(i for i, row in enumerate(cells) if row[-1] != '') + 1
        scores, inside = [], 0
        with tempfile.TemporaryDirectory() as folder:
            for now in range(complete - weeks, complete):
                words = [given.acta, 'warn', 'nowcast', str(as_known(dates, cells, now, before, folder)), '--csv']
                text = subprocess.run(words, capture_output=True, text=True, check=True, timeout=60).stdout
                answered = {(row['reference'], row['quantile']): float(row['value'])
                            for row in csv.DictReader(io.StringIO(text))}
                for row in range(now - 3, now + 1):
                    actual = sum(float(cell) for cell in cells[row])
                    quantiles = [(float(level), answered[dates[row], level]) for level in LEVELS]
                    scores.append(sum(2 * ((actual <= q) - level) * (q - actual) for level, q in quantiles)
                                  / len(quantiles))
                    inside += quantiles[0][1] <= actual <= quantiles[-1][1]
        wis, coverage = sum(scores) / len(scores), inside / len(scores)
        print(f'{name}, newest {weeks} complete weeks, {len(scores)} nowcasts: WIS {wis:.1f} (at most {bar}; {peers}); '
              f'95 % interval covers {coverage:.3f} (0.89 to 0.98)')
        which = f'{name}, {len(scores)} nowcasts'
        goal.tell('E10', f'{which}: WIS', wis, most=bar, digits=1, peers=peers)
        goal.tell('E10', f'{which}: 95 % covers', coverage, least=0.89, most=0.98, peers='0.74 to 0.87')
        wrong |= wis > bar or not 0.89 <= coverage <= 0.98
    return 1 if wrong else 0


sys.exit(main())
