#!/usr/bin/env python3
"""Returns to Guatemala that come and go with the season, up to the month that ended last, which is
so many times what it would have been:

    counts.py 4 > surge.csv      counts.py --alert      the id of its alert
    acta … | counts.py --mask    what differs from month to month is named instead
"""
import datetime
import math
import re
import sys

first = datetime.date.today().replace(day=1)
last = first - datetime.timedelta(days=1)
if sys.argv[1] == '--alert':
    print(last.strftime('GTM-returned-%Y-%m'))
    sys.exit()
if sys.argv[1] == '--mask':
    text = sys.stdin.read()
    text = re.sub(r'(?<=MONTH\.)\d+', 'ENTRY', re.sub(r'20\d\d-\d\d(?!-\d)', 'MONTH', text))
    print(re.sub(r'20[\dT:-]+-00:00', 'TIME', text), end='')
    sys.exit()
months = [(y, m) for y in range(last.year - 7, last.year + 1) for m in range(1, 13)]
months = [month for month in months if month <= (last.year, last.month)][-84:]
seed = 7
print('flow,period,count')
for i, (year, month) in enumerate(months):
    seed = (seed * 1664525 + 1013904223) % 2 ** 32
    value = 4000 * (0.97 + 0.06 * (seed >> 8) / 2 ** 24)
    # The newest month is always the peak of the season.
    value *= 1.5 + math.sin((i - len(months) + 4) * math.pi / 6)
    if i == len(months) - 1:
        value *= float(sys.argv[1])
    print(f'GTM-returned,{year}-{month:02},{round(value)}')
