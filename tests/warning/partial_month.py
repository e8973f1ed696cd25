#!/usr/bin/env python3
"""A month that is not all in, as readers see it: what of it is to be expected in the end.

    tests/warning/partial_month.py --acta build/debug/acta

An office reports seven in ten of each month in its first file and the rest in the next one, for a
year; the program runs on the days on which the files come (faketime), and the pages are read.
"""
import datetime
import math
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'portal'))
from running import Faults, Portal, arguments  # noqa: E402

FIRST = (2018, 7)
SAID = {
    '/en/early-warning/GTM-returned':
        r'Not all of it is reported yet: about ([\d,]+) are to be expected in the end, between ([\d,]+) and ([\d,]+)\.',
    '/es/alerta-temprana/GTM-returned': r'al final cabe esperar unos ([\d.]+), entre ([\d.]+) y ([\d.]+)\.',
    '/pt/alerta-precoce/GTM-returned': r'ao final são de esperar cerca de ([\d.]+), entre ([\d.]+) e ([\d.]+)\.',
    '/fr/alerte-precoce/GTM-returned': r'on peut en attendre environ ([\d\u202f]+) au final, entre ([\d\u202f]+) et ([\d\u202f]+)\.',
}


def months_until(last):
    year, month = FIRST
    while (year, month) <= last:
        yield year, month
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def count(place):
    """Comes and goes with the season, by a few in a hundred otherwise than expected."""
    return 4000 * (1 + 0.3 * math.sin(place * math.pi / 6)) * (0.97 + 0.06 * ((place * 37) % 11) / 10)


def reported(last):
    months = list(months_until(last))
    rows = [f'GTM-returned,{year}-{month:02},{round(count(place) * (0.7 if (year, month) == last else 1))}\n'
            for place, (year, month) in enumerate(months)]
    return 'flow,period,count\n' + ''.join(rows), count(len(months) - 1)


class LaterPortal(Portal):
    """Every command runs on `day`."""
    day = datetime.date(2025, 6, 1)

    def run(self, *words):
        return subprocess.run(['faketime', f'{self.day} 12:00:00', self.acta, *words, '--store', self.store],
                              check=True, capture_output=True, text=True).stdout

    def receive(self, text):
        file = self.folder / 'returns.csv'
        file.write_text(text, encoding='utf-8')
        self.run('flows', 'import', str(file), '--mapping', 'totals', '--sender', 'Migration institute')

    def __enter__(self):
        super().__enter__()
        for _ in range(13):
            ended = self.day - datetime.timedelta(days=1)
            text, self.in_the_end = reported((ended.year, ended.month))
            self.receive(text)
            self.day = (self.day + datetime.timedelta(days=31)).replace(day=1)
        self.day = self.day - datetime.timedelta(days=20)
        return self


def number(text):
    return int(re.sub(r'\D', '', text))


def main():
    os.environ['TZ'] = 'UTC'
    given = arguments()
    faults = Faults()
    with LaterPortal(given.acta) as portal:
        table = portal.run('warn', 'run', '--check', '--csv', '--table', 'partial').splitlines()
        if len(table) != 2:
            sys.exit(f'one month is not all in, and not {len(table) - 1}')
        cells = dict(zip(table[0].split(','), table[1].split(',')))
        print(cells)
        faults.expect(cells['series'] == 'GTM-returned', f'of {cells["series"]}')
        off = abs(float(cells['in_the_end']) / portal.in_the_end - 1)
        faults.expect(off < 0.03, f'{cells["in_the_end"]} is not near {portal.in_the_end:.0f}')
        known = f'?valid={portal.day}'
        for path, sentence in SAID.items():
            page = portal.get(path + known)[2].decode()
            found = re.search(sentence, page)
            faults.expect(found, f'{path} does not say it: {re.findall("<h1.*?</h1>", page, re.S)}')
            if found:
                said = [number(group) for group in found.groups()]
                faults.expect(said == [round(float(cells[key])) for key in ('in_the_end', 'low', 'high')],
                              f'{path}: {said} is not {cells}')
    return faults.exit_code()


if __name__ == '__main__':
    sys.exit(main())
