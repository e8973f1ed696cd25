#!/usr/bin/env python3
"""How many outbreaks `acta warn detect` finds, and how often it cries wolf, in weeks that were made to order.

    tests/warning/detect_outbreaks.py --acta build/release/acta

After the simulation of Noufaily, Enki, Farrington, Garthwaite, Andrews, Charlett 2013 (Statistics in Medicine 32,
1206-1222): 624 weeks of negative binomial counts of mean exp(theta + beta t + waves of a year and of half a year) and
of variance phi times the mean, with and without a trend, with no, one and two waves. An outbreak has a Poisson number
of cases, k standard deviations of the count in its first week on average, each a lognormal(0, 1/2) time after its
beginning. None or four (k = 2, 3, 5, 10) lie in the weeks that are learned from, one (k from 1 to 10) in the last 49,
which are judged. POD is the share of these that have an alarm in one of their weeks, FPR the share of the weeks without
cases of an outbreak that are alarms.

"Who knows the mean" is told the distribution of each week without an outbreak, which no detector is: beyond what is
found so at the same FPR, nothing is to be found by looking at one week at a time. The generator and the draws are
written out here, so that the weeks are the same wherever the script runs.
"""
import argparse
import csv
import io
import itertools
import math
import pathlib
import statistics
import subprocess
import sys
import tempfile

WEEKS, JUDGED, LEARNED = 624, 49, 312
# theta, phi, beta, gamma 1, gamma 2
BASELINES = [(0.1, 1.5, 0.0025, 0.6, 0.6), (-2, 2, 0.005, 0.1, 0.3), (1.5, 1, 0.003, 0.2, -0.4),
             (0.5, 5, 0.002, 0.05, 0.01), (2.5, 3, 0.001, 1, 0.1), (3.75, 1.1, 0.001, 0.1, -0.1),
             (5, 1.2, 0.0001, 0.05, 0.15)]
REPEATS = 10  # k = 1, 2, … 10
PASTS = [('nothing in the past', ()), ('four outbreaks in the past', (2, 3, 5, 10))]
NOUFAILY = '--freq 52 --b 5 --w 3 --no-periods 10 --exclude 26 --p-trend 1 --threshold nbPlugin'
DETECTORS = [
    ('Noufaily 0.005', f'{NOUFAILY} --alpha 0.005', '0.0044, 0.571'),
    ('Noufaily 0.05', f'{NOUFAILY} --alpha 0.05', '0.0460, 0.813'),
    ('Farrington 1996 0.005', '--freq 52 --b 5 --w 3 --threshold delta --alpha 0.005', ''),
    ('native 0.005', '--method native --freq 52 --alpha 0.005', ''),
    ('native 0.05', '--method native --freq 52 --alpha 0.05', ''),
    ('EARS C1', '--method ears-c1', ''),
    ('EARS C2', '--method ears-c2', ''),
]


def chances(mean, phi=1):
    """Of 0, 1, 2, …: negative binomial of variance phi times the mean; Poisson where phi is 1."""
    size = mean / (phi - 1) if phi > 1 else 0
    chance, number = phi ** -size if phi > 1 else math.exp(-mean), 0
    while True:
        yield chance
        number += 1
        chance *= (number - 1 + size) / number * (1 - 1 / phi) if phi > 1 else mean / number


class Draws:
    """Knuth's MMIX generator, and what is drawn with it by turning a distribution function round."""

    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return ((self.state >> 11) + 0.5) / 2 ** 53

    def count(self, mean, phi=1):
        left = self.uniform()
        for number, chance in enumerate(chances(mean, phi)):
            left -= chance
            if left <= 0 or number > mean and chance == 0:
                return number

    def between(self, first, last):
        return first + int(self.uniform() * (last + 1 - first))

    def delay(self):
        return int(math.exp(0.5 * statistics.NormalDist().inv_cdf(self.uniform())))

def series(draws, baseline, trend, waves, past, k):
    """The counts, the weeks of the last outbreak, and the chance of as much in each judged week without one."""
    theta, phi, beta, gamma_1, gamma_2 = baseline
    mean = [math.exp(theta + trend * beta * t + sum(
        gamma_1 * math.cos(2 * math.pi * j * t / 52) + gamma_2 * math.sin(2 * math.pi * j * t / 52)
        for j in range(1, waves + 1))) for t in range(WEEKS)]
    counts = [draws.count(mu, phi) for mu in mean]
    outbreak = set()
    for times, first, last in [(times, LEARNED, WEEKS - JUDGED - 1) for times in past] + [
            (k, WEEKS - JUDGED, WEEKS - 1)]:
        begins = draws.between(first, last)
        for _ in range(draws.count(times * math.sqrt(phi * mean[begins]))):
            week = begins + draws.delay()
            if week < WEEKS:
                counts[week] += 1
                outbreak.add(week)
    judged = range(WEEKS - JUDGED, WEEKS)
    as_much = {t: 1 - sum(itertools.islice(chances(mean[t], phi), counts[t])) for t in judged}
    return counts, outbreak & as_much.keys(), as_much

def made(past):
    """All series by name."""
    all_series = {}
    for number, baseline in enumerate(BASELINES):
        for trend in (0, 1):
            for waves in (0, 1, 2):
                for repeat in range(REPEATS):
                    draws = Draws(((number * 2 + trend) * 3 + waves) * 1000 + repeat)
                    name = f'b{number}t{trend}w{waves}r{repeat}'
                    all_series[name] = series(draws, baseline, trend, waves, past, 1 + repeat)
    return all_series

def alarms(acta, file, words):
    run = subprocess.run([acta, 'warn', 'detect', *words.split(), str(file), '--csv'], capture_output=True, text=True,
                         check=True, timeout=250)
    return {(row['series'], int(row['t'])) for row in csv.DictReader(io.StringIO(run.stdout)) if row['alarm'] == '1'}

def judge(acta, file, title, all_series):
    with open(file, 'w', encoding='utf-8', newline='') as out:
        table = csv.writer(out, lineterminator='\n')
        table.writerow(['t', *all_series])
        table.writerows([t, *(counts[t] for counts, _, _ in all_series.values())] for t in range(WEEKS))
    as_much = {(name, week): p for name, (_, _, chance) in all_series.items() for week, p in chance.items()}
    outbreaks = [{(name, week) for week in weeks} for name, (_, weeks, _) in all_series.items() if weeks]
    quiet = as_much.keys() - set().union(*outbreaks)
    print(f'{len(all_series)} series, {title}: {len(outbreaks)} outbreaks, {len(quiet)} quiet weeks')
    print(f'{"":24} {"FPR":>8} {"POD":>7}   goal: FPR, POD')

    def tell(name, found, goal=''):
        fpr = len(quiet & found) / len(quiet)
        pod = sum(1 for weeks in outbreaks if weeks & found) / len(outbreaks)
        print(f'{name:24} {fpr:8.4f} {pod:7.3f}   {goal}')

    for name, words, goal in DETECTORS:
        tell(name, alarms(acta, file, words), goal)
    surprises = sorted(as_much[week] for week in quiet)
    for fpr in (0.0044, 0.046):
        limit = surprises[int(fpr * len(surprises))]
        tell('who knows the mean', {week for week, p in as_much.items() if p < limit})


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--acta', required=True)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for title, past in PASTS:
            judge(given.acta, pathlib.Path(folder) / 'weeks.csv', title, made(past))


main()
