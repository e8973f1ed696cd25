#!/usr/bin/env python3
"""Computes flows.csv: monthly totals of the series of flow_series.csv, from the published tables.

    packs/los-angeles/flows.py FOLDER > packs/los-angeles/flows.csv

FOLDER holds the tables of source D01 as CSV, a row for each month and group. A total is
the sum of the groups that were published for a month. A month without a row is left out: nobody
said that nobody came.
"""
import csv
import pathlib
import sys

SERIES = [  # flow, file, which of its rows are months
    ('PAN-darien', 'darien_irregular_transits_by_nationality.csv', lambda row: row['granularity'] == 'month'),
    ('HND-irregular', 'honduras_irregular_entries_monthly.csv', lambda row: True),
    ('MEX-irregular', 'mexico_irregular_situation_by_nationality.csv', lambda row: True),
    ('USA-southwest', 'us_southwest_border_encounters_monthly.csv', lambda row: True),
    ('GTM-returned', 'guatemala_returned_nationals_monthly.csv', lambda row: True),
]


def main():
    folder = pathlib.Path(sys.argv[1])
    out = csv.writer(sys.stdout, lineterminator='\n')
    out.writerow(['flow', 'period', 'count'])
    for flow, file, wanted in SERIES:
        totals = {}
        with open(folder / file, encoding='utf-8', newline='') as table:
            for row in csv.DictReader(table):
                if wanted(row):
                    totals[row['period']] = totals.get(row['period'], 0) + int(row['persons'])
        for period in sorted(totals):
            out.writerow([flow, period, totals[period]])


main()
