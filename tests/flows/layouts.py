#!/usr/bin/env python3
"""Files of counts as offices and organisations really send them, taken in by the mappings of the founding pack;
counts that must not be kept as they are; and a file of two gigabytes.

    tests/flows/layouts.py --acta build/debug/acta

Each of the files is imported into a store of its own, in which the movements that it counts are described, and
what the program then tells is compared with sums that Python makes of the same file. What is known to be
wrong with these files is looked for. Without the files it says so.
"""
import argparse
import collections
import csv
import datetime
import hashlib
import io
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / 'shared'
FILES = SHARED / 'data/flows'
BOATS = SHARED / 'early-warning/data/migration/uk_small_boats_daily.csv'
MONTHS = {name: number for number, name in enumerate(
    'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(), 1)}
# Codes that are not ISO's, and what they are taken for: stateless, Tibetans, Kosovo, states that are no more,
# and, in one file, nobody knows.
OTHERS = dict.fromkeys(['STL', 'TIB', 'XKX', 'XCX', 'CSK', 'SCG', 'YUG'], 'OOO')
CITIZENS = {'El Salvador': 'SLV', 'Guatemala': 'GTM', 'Honduras': 'HND', 'Mexico': 'MEX', 'Other': 'OOO'}


def fiscal(row):
    month = MONTHS[row['Month (abbv)']]
    return f'{int(row["Fiscal Year"][:4]) - (month >= 10)}-{month:02}'


class Layout:
    """How Python reads a file: the movement, period and nationality of a row, and whether it counts."""

    def __init__(self, mapping, file, flow, nationality=None, total=False, count='persons', period='period',
                 where=lambda row: True, every='month', own=None):
        self.mapping, self.file, self.total, self.count, self.where = mapping, file, total, count, where
        self.every, self.own = every, own or {}
        self.flow = flow if callable(flow) else lambda row: flow
        self.period = period if callable(period) else lambda row: row[period]
        self.nationality = (lambda row: self.own.get(row[nationality], row[nationality])) if nationality \
            else lambda row: ''

    def rows(self):
        with open(FILES / self.file, encoding='utf-8', newline='') as text:
            return [row for row in csv.DictReader(text) if self.where(row)]

    def sums(self):
        sums = collections.Counter()
        missing = set()
        for row in self.rows():
            cells = {(self.flow(row), self.nationality(row), self.period(row))}
            if self.total:
                cells.add((self.flow(row), '', self.period(row)))
            for cell in cells:
                sums[cell] += float(row[self.count] or 0)
                if row[self.count] == '':
                    missing.add(cell)
        return {cell: 'missing' if cell in missing else str(int(value)) for cell, value in sums.items()}


def by(column, rest):
    return lambda row: f'{row[column]}-{rest}'


LAYOUTS = [
    Layout('gdidata-darien', 'darien_irregular_transits_by_nationality.csv', 'PAN-darien', 'nationality_iso3', True,
           where=lambda row: row['granularity'] == 'month', own=OTHERS),
    Layout('gdidata-darien-groups', 'darien_irregular_transits_by_sex_age.csv', 'PAN-darien'),
    Layout('gdidata-honduras', 'honduras_irregular_entries_monthly.csv', 'HND-irregular'),
    Layout('gdidata-honduras-nationality', 'honduras_irregular_entries_by_nationality.csv', 'HND-irregular',
           'nationality_iso3', own=OTHERS),
    Layout('gdidata-honduras-groups', 'honduras_irregular_entries_by_sex_age.csv', 'HND-irregular'),
    Layout('gdidata-mexico', 'mexico_irregular_situation_by_nationality.csv', 'MEX-irregular', 'nationality_iso3', True,
           own=OTHERS),
    Layout('gdidata-mexico-returns', 'mexico_returns_by_nationality.csv', 'MEX-returns', 'nationality_iso3', True),
    Layout('gdidata-guatemala', 'guatemala_returned_nationals_monthly.csv', 'GTM-returned'),
    Layout('gdidata-usa', 'us_southwest_border_encounters_monthly.csv', 'USA-southwest', 'citizenship_iso3', True),
    Layout('cbp-southwest', 'cbp_sbo_encounters_fy22_fy25_aug.csv', 'USA-southwest', 'Citizenship Grouping', True,
           count='Encounter Count', period=fiscal, own=CITIZENS),
    Layout('gdidata-undesa', 'undesa_migrant_stock_americas_2010_2024.csv', by('destination_iso3', 'stock'),
           'origin_iso3', True, period='year', every='annual', own=OTHERS),
    Layout('gdidata-unhcr-refugees', 'unhcr_displaced_in_americas_2010_on.csv',
           by('asylum_country_iso3', 'refugees'), 'origin_iso3', True, period='year', every='annual',
           where=lambda row: row['population_group'] == 'refugee', own=OTHERS),
    Layout('gdidata-unhcr-asylum', 'unhcr_displaced_in_americas_2010_on.csv', by('asylum_country_iso3', 'asylum'),
           'origin_iso3', True, period='year', every='annual',
           where=lambda row: row['population_group'] == 'asylum', own=OTHERS),
    Layout('gdidata-missing', 'missing_migrants_americas_monthly.csv', by('country_iso3', 'missing'),
           count='dead_and_missing'),
    Layout('lighthouse-irregular', 'iom_lighthouse_irregular_entries_monthly.csv',
           by('reporting_country_iso3', 'irregular-iom'), 'nationality_iso3', own=OTHERS),
    Layout('lighthouse-entries', 'iom_lighthouse_regular_entries_monthly.csv',
           by('reporting_country_iso3', 'entries'), 'nationality_iso3', own=OTHERS),
    Layout('lighthouse-exits', 'iom_lighthouse_regular_exits_monthly.csv', by('reporting_country_iso3', 'exits'),
           'nationality_iso3', own=OTHERS | {'': 'OOO'}),
]


class Store:
    """The founding pack, with the movements of some layouts described beside its own."""

    def __init__(self, acta, folder, movements, mappings=(), release='public', protection=''):
        self.acta, self.store, pack = acta, folder / 'store', folder / 'pack'
        shutil.copytree(ROOT / 'packs/los-angeles', pack)
        (pack / 'flows.csv').unlink()
        series = list(csv.DictReader((pack / 'flow_series.csv').open(encoding='utf-8', newline='')))
        countries = {row['iso3'] for row in csv.DictReader((pack / 'countries.csv').open(encoding='utf-8'))
                     if 'iso3' in row}
        for flow, every in sorted(movements):
            if any(row['id'] == flow for row in series):
                continue
            row = dict.fromkeys(series[0], '')
            country = flow[:3] if flow[:3] in countries else ''
            row |= {'id': flow, 'country_iso3': country, 'movement': 'entry', 'frequency': every, 'unit': 'persons',
                    'release': release, 'protection': protection, 'source_id': 'D01', 'locator': 'x',
                    'name_en': flow, 'name_es': flow, 'name_pt': flow, 'name_fr': flow}
            series.append(row)
        write(pack / 'flow_series.csv', series)
        rows = list(csv.DictReader((pack / 'flow_mappings.csv').open(encoding='utf-8', newline='')))
        write(pack / 'flow_mappings.csv', rows + [dict(id=name, mapping=words) for name, words in mappings])
        self.run('load', str(pack))

    def run(self, *words, code=0):
        run = subprocess.run([self.acta, *words, '--store', str(self.store)], capture_output=True, text=True, timeout=600)
        expect(run.returncode == code, f'{words}: {run.returncode}\n{run.stderr[-3000:]}')
        return run.stderr if code else run.stdout

    def take(self, file, mapping, code=0):
        return self.run('flows', 'import', str(file), '--mapping', mapping, '--sender', 'A test', code=code)

    def counts(self):
        table = csv.DictReader(io.StringIO(self.run('flows', 'list', '--csv', '--table', 'movement_counts')))
        return {(row['series'], row['nationality'], row['period']): row['low'] if row['mark'] == 'counted' else row['mark']
                for row in table}

    def findings(self):
        table = csv.DictReader(io.StringIO(self.run('flows', 'quality', '--csv')))
        return {(row['series'], row['nationality'], row['finding'], row['period']) for row in table}


def write(path, rows):
    with open(path, 'w', encoding='utf-8', newline='') as out:
        table = csv.DictWriter(out, rows[0], lineterminator='\n')
        table.writeheader()
        table.writerows(rows)


def expect(holds, what):
    if not holds:
        sys.exit(f'FAILED: {what}')


def every_layout(acta, folder):
    movements = {(layout.flow(row), layout.every) for layout in LAYOUTS for row in layout.rows()}
    for number, layout in enumerate(LAYOUTS):
        place = folder / str(number)
        place.mkdir()
        store = Store(acta, place, movements)
        store.take(FILES / layout.file, layout.mapping)
        told, wanted = store.counts(), layout.sums()
        wrong = {cell: (told.get(cell), wanted.get(cell)) for cell in told.keys() | wanted.keys()
                 if told.get(cell) != wanted.get(cell)}
        expect(not wrong, f'{layout.mapping}: {len(wrong)} cells, such as {sorted(wrong.items())[:3]}')
        print(f'{layout.mapping:30} {len(told):6} counts as Python adds them up')
        if layout.mapping == 'lighthouse-irregular':
            print('known faults', known_faults(store, layout, place))
        if layout.mapping == 'lighthouse-exits':
            exchanged(store, layout, place)


def known_faults(store, layout, place):
    """DX45 and DX48: of the whole of a country the two stretches are asked about, and nothing else."""
    totals = collections.Counter()
    for row in layout.rows():
        totals[layout.flow(row), row['period']] += int(row['persons'] or 0)
    file = place / 'totals.csv'
    write(file, [{'flow': flow, 'period': period, 'count': count} for (flow, period), count in sorted(totals.items())])
    store.take(file, 'totals')
    found = {(series, period) for series, nationality, finding, period in store.findings()
             if finding == 'break-suggested'}
    expect(found == {('COL-irregular-iom', '2023-01'), ('HND-irregular-iom', '2025-02')}, f'breaks: {found}')
    return sorted(found)


def exchanged(store, layout, place):
    """DX46: the two country columns of a file hold each other's countries."""
    file = place / 'exchanged.csv'
    write(file, [row | {'reporting_country_iso3': row['nationality_iso3'],
                        'nationality_iso3': row['reporting_country_iso3']}
                 for row in layout.rows() if row['nationality_iso3']])
    expect('error.flows.columns-exchanged' in store.take(file, layout.mapping, code=1), 'columns were exchanged')


def days_and_weeks(acta, folder):
    """Counts of every day, and of weeks made of them: gaps are told in days and weeks."""
    store = Store(acta, folder, {('GBR-boats', 'day'), ('GBR-boats-weekly', 'week')}, [
        ('boats', 'flow=GBR-boats every=day period=date count=migrants skip=boats'),
        ('boats-weekly', 'flow=GBR-boats-weekly every=week period=week count=migrants')])
    with open(BOATS, encoding='utf-8', newline='') as text:
        days = [row for row in csv.DictReader(text) if row['date'] < '2026']
    file = folder / 'days.csv'
    write(file, [row for row in days if row['date'] != '2020-02-29'])
    store.take(file, 'boats')
    expect(('GBR-boats', '', 'missing', '2020-02-29') in store.findings(), 'a day that nobody told')
    weeks = collections.Counter()
    for row in days:
        year, week, _ = datetime.date.fromisoformat(row['date']).isocalendar()
        weeks[f'{year}-W{week:02}'] += int(row['migrants'])
    file = folder / 'weeks.csv'
    write(file, [{'week': week, 'migrants': count} for week, count in sorted(weeks.items())])
    store.take(file, 'boats-weekly')
    told = {cell[2]: value for cell, value in store.counts().items() if cell[0] == 'GBR-boats-weekly'}
    expect(told == {week: str(count) for week, count in weeks.items()}, 'weeks as they were sent')
    print(f'{"days and weeks":30} {len(days):6} days, {len(weeks)} weeks')


def hidden(acta, folder):
    """Counts that nobody has published: small ones leave no trace, whatever they were, in either version."""
    kept = []
    for few in (1, 9):
        place = folder / str(few)
        place.mkdir()
        store = Store(acta, place, {('PER-border', 'month')}, [
            ('border', 'flow=PER-border period=period count=count nationality=nationality'),
            ('border-total', 'flow=PER-border period=period count=count')], 'members', 'least=10 multiple=5')
        for version, venezuelans in ((1, 143), (2, 151)):
            file = place / 'counts.csv'
            write(file, [{'period': '2024-05', 'nationality': nationality, 'count': count} for nationality, count in
                         (('', venezuelans + few), ('VEN', venezuelans), ('CUB', few))])
            store.take(file, 'border')
            bytes_sent = hashlib.sha256(file.read_bytes()).hexdigest()
            files = store.run('flows', 'list', '--json', '--table', 'files')
            expect(bytes_sent not in files, 'the digest of the bytes would give a small count away')
        write(place / 'total.csv', [{'period': '2024-05', 'count': 152}])
        expect('error.flows.told-otherwise' in store.take(place / 'total.csv', 'border-total', code=1),
               'a total beside its nationalities')
        write(place / 'less.csv', [{'period': '2024-06', 'nationality': nationality, 'count': count}
                                   for nationality, count in (('', 100), ('VEN', 143))])
        expect('error.flows.parts-exceed' in store.take(place / 'less.csv', 'border', code=1), 'more than everybody')
        table = csv.DictReader(io.StringIO(store.run('flows', 'list', '--csv', '--table', 'movement_counts')))
        kept.append([(row['nationality'], row['mark'], row['low'], row['high'], row['file']) for row in table])
    expect(kept[0] == kept[1], f'one small count left other bytes than another: {kept}')
    expect([row[:4] for row in kept[0]] == [('', 'rounded', '149', '161'), ('CUB', 'suppressed', '1', '9'),
                                            ('VEN', 'rounded', '148', '152')], f'{kept[0]}')
    for protection in ('', 'least=2', 'few=10'):
        place = folder / f'p{protection}'
        place.mkdir()
        store = Store(acta, place, {('PER-border', 'month')}, [
            ('border', 'flow=PER-border period=period count=count')], 'members', protection)
        write(place / 'counts.csv', [{'period': '2024-05', 'count': 143}])
        wrong = store.take(place / 'counts.csv', 'border', code=1)
        expect(f'error.flows.{"protection" if protection else "not-published"}' in wrong, f'{protection}: {wrong}')
    print(f'{"counts that are not published":30} every small count leaves the same bytes')


def too_large(acta, folder):
    """A file that no office sends is refused before it is read."""
    file = folder / 'large.csv'
    with open(file, 'wb') as out:
        out.write(b'flow,period,count\n')
        out.truncate(2 << 30)
    run = subprocess.Popen([acta, 'flows', 'import', str(file), '--mapping', 'totals', '--sender', 'A test', '--store',
                            str(folder.parent / '0/store')], stderr=subprocess.PIPE, text=True)
    wrong = run.stderr.read()
    _, status, used = os.wait4(run.pid, 0)
    expect(os.waitstatus_to_exitcode(status) == 1 and 'error.file.too-large' in wrong, wrong)
    expect(used.ru_maxrss < 200_000, f'{used.ru_maxrss} KiB for a file that is refused')
    print(f'{"two gigabytes":30} {used.ru_maxrss // 1024:6} MB, refused')


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--acta', required=True)
    acta = str(pathlib.Path(parser.parse_args().acta).resolve())
    if not FILES.exists():
        print(f'NOT TESTED: the files are not here, looked in {FILES}')
        return
    with tempfile.TemporaryDirectory() as folder:
        every_layout(acta, pathlib.Path(folder))
        (pathlib.Path(folder) / 'days').mkdir()
        days_and_weeks(acta, pathlib.Path(folder) / 'days')
        for test in (hidden, too_large):
            place = pathlib.Path(folder) / test.__name__
            place.mkdir()
            test(acta, place)


if __name__ == '__main__':
    main()
