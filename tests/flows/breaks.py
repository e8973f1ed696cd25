#!/usr/bin/env python3
"""What is wrong with files of counts, taken as far as the alerts: none is ever raised by it.

    tests/flows/breaks.py --acta build/debug/acta

The known faults of the public files of the region (DX45 to DX49 of the founding record) are imported as anybody would
import them, and the run of early warning is replayed on the days that follow: each fault is refused, asked about or
told as missing, and neither the movement itself nor one downstream of it is alerted. Without the files it says so.
"""
import argparse
import collections
import json
import pathlib
import tempfile

from layouts import FILES, LAYOUTS, ROOT, Store, expect, write

DARIEN, LIGHTHOUSE, EXITS = (next(layout for layout in LAYOUTS if layout.mapping == mapping) for mapping in (
    'gdidata-darien', 'lighthouse-irregular', 'lighthouse-exits'))


class Border:
    """The route as its offices count it, and beside it what the Lighthouse project tells of the same borders."""

    def __init__(self, acta, folder):
        self.folder = folder
        totals = collections.Counter()
        for row in LIGHTHOUSE.rows():
            totals[LIGHTHOUSE.flow(row), row['period']] += int(row['persons'] or 0)
        self.totals = dict(sorted(totals.items()))
        self.store = Store(acta, folder, {(flow, 'month') for flow, _ in totals} | {
            (EXITS.flow(row), 'month') for row in EXITS.rows()})
        self.store.take(ROOT / 'packs/los-angeles/flows.csv', 'totals')
        for layout in (DARIEN, LIGHTHOUSE):
            self.store.take(FILES / layout.file, layout.mapping)
        self.receive(lambda flow, period: flow)

    def receive(self, named):
        """The totals of the Lighthouse project, for the movements that `named` gives them to."""
        file = self.folder / 'totals.csv'
        write(file, [{'flow': named(flow, period), 'period': period, 'count': count}
                     for (flow, period), count in self.totals.items() if named(flow, period)])
        self.store.take(file, 'totals')

    def run(self, day):
        """What is said of each movement on a day, whether it is alerted, and the models that speak of it."""
        told = json.loads(self.store.run('warn', 'run', '--json', '--valid', day))
        models = collections.defaultdict(set)
        for row in told['outlook']:
            models[row['series']].add(row['model'])
        return {row['series']: (row['says'], row['level'] in ('warning', 'alert'), models[row['series']])
                for row in told['corridors']}


def another_definition(border):
    """DX48: from January 2023 on Colombia counts all who leave for the Darién."""
    flow = 'COL-irregular-iom'
    expect((flow, '', 'break-suggested', '2023-01') in border.store.findings(), 'Colombia is not asked')
    for day in ('2023-02-10', '2024-02-10', '2025-05-10'):
        said = border.run(day)[flow]
        expect(said[0] in ('history', 'suspected') and not said[1], f'Colombia on {day}: {said}')
    expect(said[0] == 'suspected', f'Colombia, with a history long enough: {said}')
    border.store.run('flows', 'settle', flow, '2023-01', '--break', '--sender', 'A test', '--text', 'It is.',
                     '--source', 'D02')
    for day in ('2023-04-10', '2024-02-10'):  # three months later it may alert again, by what came since
        said = border.run(day)[flow]
        expect(not said[1] and said[0] != 'suspected', f'Colombia, declared, on {day}: {said}')


def regular_entries(border):
    """DX45: from February 2025 on the file has regular entries of Honduras."""
    days = ('2025-03-10', '2025-05-10')
    before = {day: border.run(day) for day in days}
    for day in days:
        expect(before[day]['HND-irregular-iom'][:2] == ('suspected', False), f'Honduras: {before[day]}')
        expect('corridor' in before[day]['MEX-irregular'][2], f'Mexico is not forecast by Honduras: {before[day]}')
    # The same as if they were of the movement from which Mexico is forecast.
    border.receive(lambda flow, period: 'HND-irregular' if flow.startswith('HND') and period >= '2025-02' else None)
    for day in days:
        after = border.run(day)
        expect(after['HND-irregular'][:2] == ('suspected', False), f'Honduras on {day}: {after}')
        for flow in ('MEX-irregular', 'USA-southwest'):
            expect(after[flow][1] <= before[day][flow][1], f'{flow} on {day}: {before[day][flow]}, {after[flow]}')
        expect('corridor' not in after['MEX-irregular'][2],
               f'on {day} Mexico is forecast from counts of Honduras that nobody has explained: {after}')


def exchanged_columns(border):
    """DX46: the two columns of countries hold each other's."""
    file = border.folder / 'exchanged.csv'
    write(file, [row | {'reporting_country_iso3': row['nationality_iso3'],
                        'nationality_iso3': row['reporting_country_iso3']}
                 for row in EXITS.rows() if row['nationality_iso3']])
    said = border.run('2025-05-10')
    expect('error.flows.columns-exchanged' in border.store.take(file, EXITS.mapping, code=1), 'columns were exchanged')
    expect(border.run('2025-05-10') == said, 'a refused file changed what is said')


def two_totals(border):
    """DX47: two tables tell the Darién otherwise, and a later one revises."""
    days = ('2024-03-10', '2025-05-10')
    before = {day: border.run(day) for day in days}
    for day in days:
        expect(before[day].keys() >= {'PAN-darien', 'PAN-irregular-iom'}, 'each table stands for itself')
    border.receive(lambda flow, period: 'PAN-darien' if flow.startswith('PAN') else None)
    for day in days:
        after = border.run(day)
        for flow, said in before[day].items():
            expect(after[flow][1] <= said[1], f'{flow} on {day}: {said}, {after[flow]}')


def months_not_told(border):
    """DX49: April, May and July 2020 are not in the Darién's table, and are no zeros."""
    gaps = {period for series, nationality, finding, period in border.store.findings()
            if (series, nationality, finding) == ('PAN-darien', '', 'missing')}
    expect(gaps >= {'2020-04', '2020-07'}, f'gaps begin at {sorted(gaps)}')
    expect(border.run('2020-09-10')['PAN-darien'][:2] == ('history', False), 'the Darién after its gaps')
    record = json.loads(border.store.run('warn', 'backtest', '--json', '--valid', '2025-05-10'))['record']
    scored = [row['period'] for row in record if row['series'] == 'PAN-darien']
    expect(scored and min(scored) > '2021', f'months that nobody told were scored: {scored[:5]}')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--acta', required=True)
    acta = str(pathlib.Path(parser.parse_args().acta).resolve())
    if not FILES.exists():
        print(f'NOT TESTED: the files are not here, looked in {FILES}')
        return
    with tempfile.TemporaryDirectory() as folder:
        border = Border(acta, pathlib.Path(folder))
        for fault in (months_not_told, exchanged_columns, another_definition, two_totals, regular_entries):
            fault(border)
            print(f'{fault.__doc__} It alerts nobody.')


main()
