#!/usr/bin/env python3
"""Computes the golden figures from the CSV files of the pack, with no code of ours, and asks the
program for the same.

    tests/cli/figures.py --acta build/debug/acta
"""
import argparse
import csv
import io
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PACK = ROOT / 'packs' / 'los-angeles'
FULL = {'endorser', 'member', 'member not participating', 'covered country'}


def rows(name):
    with open(PACK / f'{name}.csv', encoding='utf-8', newline='') as file:
        return list(csv.DictReader(file))


def members(mechanism, day, sure):
    """A start that is known only as a range counts from its latest day (sure) or its earliest."""
    found = set()
    for row in rows('memberships'):
        if row['mechanism_id'] != mechanism or row['role'] not in FULL:
            continue
        start = row['valid_from'] or row['from_latest' if sure else 'from_earliest']
        begun = not start or start <= day[:len(start)]
        ended = row['valid_to'] and row['valid_to'] <= day[:len(row['valid_to'])]
        if begun and not ended:
            found.add(row['country_iso3'])
    return found


def seats():
    load = {c: set() for c in members('LAD', '2025-01-01', False)}
    for row in rows('committee_roles'):
        # Roles without dates of the action packages of the Declaration itself.
        if row['committee_id'].startswith('LAD-AP') and row['actor_type'] == 'country':
            load.setdefault(row['actor_id'], set()).add(row['committee_id'])
    return load


class Program:
    def __init__(self, acta, store):
        self.acta, self.store = acta, store

    def ask(self, *words):
        done = subprocess.run([self.acta, *words, '--store', self.store, '--lang', 'en'], capture_output=True, text=True)
        if done.returncode:
            sys.exit(f'acta {" ".join(words)}: {done.stderr}')
        return done.stdout

    def table(self, *words):
        return list(csv.DictReader(io.StringIO(self.ask(*words, '--csv'))))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--acta', required=True)
    given = parser.parse_args()
    failures = []

    def same(what, got, wanted):
        if got != wanted:
            failures.append(f'{what}: the program says {got}, the files give {wanted}')

    with tempfile.TemporaryDirectory() as folder:
        acta = Program(given.acta, f'{folder}/store')
        acta.ask('load', str(PACK))
        printed = {'2023-07-01': dict(CAM=21, MIRPS=7, CRM=9, CSM=9, QP=12, R4V=12),
                   '2024-12-01': dict(CAM=22, MIRPS=7, CRM=9, CSM=10, QP=13, R4V=12)}
        for day, golden in printed.items():
            table = {row['mechanism']: row for row in acta.table('overlap', '--valid', day)}
            for mechanism, common in golden.items():
                row = table[mechanism]
                sure, lad = members(mechanism, day, True), members('LAD', day, True)
                maybe, lad_maybe = members(mechanism, day, False), members('LAD', day, False)
                same(f'{day} {mechanism} golden', len(sure & lad), common)
                same(f'{day} {mechanism} common', int(row['common']), len(sure & lad))
                same(f'{day} {mechanism} possible', int(row['common_possible']), len(maybe & lad_maybe))
                same(f'{day} {mechanism} members', int(row['members']), len(sure))
                same(f'{day} {mechanism} members_possible', int(row['members_possible']), len(maybe))
                same(f'{day} {mechanism} jaccard', row['jaccard'], f'{len(sure & lad) / len(sure | lad):.3f}')
            same(f'{day} LAD is not compared with itself', 'LAD' in table, False)

        for day, sure, maybe in (('2022-06-10', 20, 20), ('2023-06-23', 21, 22)):
            parties = [row for row in acta.table('show', 'mechanism/LAD', '--valid', day, '--table', 'parties')
                       if row['membership'] == 'full']
            certain = {row['party'] for row in parties if row['certainty'] == 'certain'}
            same(f'{day} LAD certain', len(certain), sure)
            same(f'{day} LAD possible', len({row['party'] for row in parties}), maybe)
            same(f'{day} LAD files', (len(members('LAD', day, True)), len(members('LAD', day, False))), (sure, maybe))

        health = acta.table('health', '--valid', '2023-07-01')

        def named(rule):
            return {row['subject'].partition('/')[2] for row in health if row['rule'] == rule}

        same('in no committee', named('member-in-no-committee'), {'BRB', 'BLZ', 'BRA', 'JAM'})
        same('without package', named('pillar-without-package'), {'LAD-P4'})
        same('heaviest load', named('heaviest-load'), {'SLV'})
        load = seats()
        same('load of El Salvador in the files', len(load['SLV']), 6)
        same('in no committee in the files', {c for c in members('LAD', '2023-07-01', True) if not load[c]},
             {'BRB', 'BLZ', 'BRA', 'JAM'})
        gaps = acta.table('gaps', '--valid', '2023-07-01')
        same('without counterpart', {row['subject'] for row in gaps if row['gap'] == 'without-counterpart'},
             {f'committee/LAD-AP{n}' for n in ('04', '07', '10', '11')})

        kinds = {row['id']: row for row in acta.table('disagreements')}
        for row in rows('discrepancies'):
            state = 'resolved' if row['resolution_status'] == 'resolved' else 'open'
            same(f'{row["id"]} state', kinds[row['id']]['state'], state)
        for key, kind in (('X11', 'change'), ('X11-secretariat', 'change'), ('X12', 'rename'), ('X13', 'part-of'),
                          ('X15', 'definition')):
            same(f'{key} kind', kinds[key]['kind'], kind)
    print('\n'.join(failures) or 'the figures agree')
    sys.exit(1 if failures else 0)


main()
