#!/usr/bin/env python3
"""`acta warn detect` beside R's surveillance on series and settings drawn at random.

    tests/warning/detect_random.py --acta build/release/acta [--settings 100] [--seed 1]

Each setting is drawn from all options of farrington and ears-c1 to c3 and judged on four series: with
seasons, trends and outbreaks, rare cases, zeros, constants, one spike, counts of millions, half a
series of zeros, gaps. R (Debian's r-cran-surveillance) judges the same; it takes about a second a
setting. Prints what differs, and fails where an alarm does, or a bound by more than 1e-6 (seasons
without any count left out). What R ends with an error for is not compared. The same seed draws the
same cases.
"""
import argparse
import csv
import io
import math
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

R = r'''
suppressMessages(library(surveillance))
folder <- commandArgs(TRUE)[1]
cases <- read.delim(file.path(folder, "cases.tsv"), header = FALSE, quote = "")
out <- file(file.path(folder, "r.csv"), "w")
for (k in seq_len(nrow(cases))) {
  matrix_of <- read.csv(file.path(folder, paste0(cases$V1[k], ".csv")), check.names = FALSE)
  for (name in names(matrix_of)[-1]) {
    series <- sts(observed = matrix(matrix_of[[name]], ncol = 1), start = c(2000, 1), frequency = cases$V3[k])
    control <- eval(parse(text = paste0("list(", cases$V5[k], ")")))
    first <- cases$V4[k]
    judged <- try(suppressWarnings(if (cases$V2[k] == "farrington") {
      farringtonFlexible(series, control = c(control, list(range = first:nrow(matrix_of))))
    } else earsC(series, control = control)), silent = TRUE)
    if (inherits(judged, "try-error")) next
    bound <- judged@upperbound[, 1]
    expected <- if (cases$V2[k] == "farrington") judged@control$expected[, 1] else rep(1, length(bound))
    cat(paste(cases$V1[k], name, nrow(matrix_of) - length(bound) + seq_along(bound), sprintf("%.17g", bound),
              as.integer(judged@alarm[, 1]), sprintf("%.17g", expected), sep = ","), sep = "\n", file = out)
  }
}
close(out)
'''
KINDS = ['ordinary'] * 3 + ['outbreaks'] * 2 + ['rare', 'zeros', 'constant', 'spike', 'half', 'millions', 'gaps']


def count(draw, mean, dispersion):
    """A negative binomial count."""
    if dispersion > 1:
        mean = draw.gammavariate(mean / (dispersion - 1), dispersion - 1)
    if mean > 500:
        return max(0, round(draw.gauss(mean, math.sqrt(mean))))
    left, product, k = math.exp(-mean), draw.random(), 0
    while product > left:
        product *= draw.random()
        k += 1
    return k


def series(draw, length, frequency, kind):
    level = 1e6 if kind == 'millions' else math.exp(draw.uniform(-2, 7))
    season, trend = draw.choice([0, .3, .8, 1.5]), draw.choice([0, 0, .002, -.003, .01])
    dispersion = draw.choice([1, 1.5, 4, 30])
    counts = [count(draw, level * math.exp(season * math.sin(2 * math.pi * t / frequency) + trend * t), dispersion)
              for t in range(length)]
    if kind == 'zeros':
        counts = [0] * length
    elif kind == 'constant':
        counts = [draw.choice([1, 3, 7, 100])] * length
    elif kind == 'spike':
        counts = [0] * length
        counts[draw.randrange(length)] = draw.choice([1, 50, 10**9])
    elif kind == 'rare':
        counts = [int(draw.random() < .03) for _ in range(length)]
    elif kind == 'half':
        counts[:length // 2] = [0] * (length // 2)
    elif kind == 'gaps':
        counts = ['' if draw.random() < .02 else y for y in counts]
    elif kind == 'outbreaks':
        for _ in range(4):
            start = draw.randrange(length)
            for t in range(start, min(length, start + draw.randrange(1, 8))):
                counts[t] = counts[t] * draw.choice([2, 5, 20]) + draw.randrange(10)
    return counts


def setting(draw):
    """The method, periods a year, the first period that is judged, our options and R's."""
    ours, theirs = [], []

    def perhaps(share, option, name, values, written=repr):
        if draw.random() < share:
            value = draw.choice(values)
            ours.extend([option, value])
            theirs.append(f'{name}={written(value)}')

    if draw.random() < .2:
        rule = draw.choice('123')
        theirs.append(f'method="C{rule}"')
        perhaps(.6, '--baseline', 'baseline', range(3, 15))
        perhaps(.5, '--min-sigma', 'minSigma', [0, .5, 1, 3])
        perhaps(.6, '--alpha', 'alpha', [.1, .01, .05, .0001])
        return f'ears-c{rule}', draw.choice([4, 12, 52]), 60, ours, theirs
    frequency = draw.choice([1, 4, 7, 12, 12, 12, 52, 52])
    window = draw.randint(0, min(3, (frequency - 1) // 2))
    years = draw.choice({1: [5, 7, 15], 4: [3, 6, 8], 7: [3, 6, 8]}.get(frequency, [2, 3, 4, 5]))
    ours += ['--b', years, '--w', window]
    theirs += [f'b={years}', f'w={window}']
    if frequency > 2 * window + 1:
        perhaps(.5, '--no-periods', 'noPeriods', range(2, min(10, frequency - 2 * window) + 1))
    perhaps(.6, '--exclude', 'pastWeeksNotIncluded', range(0, frequency // 2 + 1))
    perhaps(.4, '--weights-threshold', 'weightsThreshold', [.5, 1, 2, 3])
    perhaps(.6, '--p-trend', 'pThresholdTrend', [1, .01, .2, .5])
    perhaps(.8, '--threshold', 'thresholdMethod', ['delta', 'nbPlugin', 'muan'])
    perhaps(.6, '--powertrans', 'powertrans', ['2/3', '1/2', 'none'])
    perhaps(.7, '--alpha', 'alpha', [.1, .01, .005, .25, .0001, .7])
    perhaps(.5, '--limit54', 'limit54', ['0,4', '1,1', '20,3', '5,10'], lambda pair: f'c({pair})')
    for option, name in (('--no-trend', 'trend'), ('--no-reweight', 'reweight')):
        if draw.random() < .2:
            ours.append(option)
            theirs.append(f'{name}=FALSE')
    return 'farrington', frequency, frequency * years + window + 1, ours, theirs


def draw_cases(folder, settings, seed):
    draw = random.Random(seed)
    cases = []
    with open(folder / 'cases.tsv', 'w', encoding='utf-8') as table:
        for number in range(settings):
            method, frequency, first, ours, theirs = setting(draw)
            length = first + draw.choice([0, 1, 7, 14])
            columns = [series(draw, length, frequency, draw.choice(KINDS)) for _ in range(4)]
            with open(folder / f'{number}.csv', 'w', encoding='utf-8') as matrix:
                matrix.write('t,a,b,c,d\n')
                matrix.writelines(','.join(map(str, [t + 1, *row])) + '\n' for t, row in enumerate(zip(*columns)))
            cases.append(['--method', method, '--freq', str(frequency), *map(str, ours)])
            row = [number, method, frequency, first, ','.join(theirs).replace("'", '"')]
            table.write('\t'.join(map(str, row)) + '\n')
    return cases


def number(text):
    return float(text) if text not in ('', 'NA', 'NaN') else math.nan


def same(bound, own):
    if math.isnan(bound) or math.isnan(own):
        return math.isnan(bound) == math.isnan(own)
    return bound == own or abs(bound - own) <= 1e-6 * abs(bound)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--acta', required=True)
    parser.add_argument('--settings', type=int, default=100)
    parser.add_argument('--seed', type=int, default=1)
    given = parser.parse_args()
    if not shutil.which('Rscript') or subprocess.run(['Rscript', '-e', 'library(surveillance)'],
                                                     capture_output=True, check=False).returncode:
        print('NOT TESTED: apt-get install --no-install-recommends r-cran-surveillance')
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        cases = draw_cases(folder, given.settings, given.seed)
        subprocess.run(['Rscript', '-e', R, str(folder)], check=True)
        theirs = {}
        with open(folder / 'r.csv', encoding='utf-8') as rows:
            for case, *row in csv.reader(rows):
                theirs.setdefault(int(case), []).append(row)
        points = alarms = bounds = 0
        for case, rows in theirs.items():
            text = subprocess.run([given.acta, 'warn', 'detect', *cases[case], str(folder / f'{case}.csv'), '--csv'],
                                  capture_output=True, text=True, check=True).stdout
            ours = {(row['series'], row['t']): row for row in csv.DictReader(io.StringIO(text))}
            for name, t, bound, alarm, expected in rows:
                mine = ours[name, t]
                other_alarm = (alarm == '1') != (mine['alarm'] == '1')
                other_bound = number(expected) >= 1e-6 and not same(number(bound), number(mine['upperbound']))
                points, alarms, bounds = points + 1, alarms + other_alarm, bounds + other_bound
                if other_alarm or other_bound:
                    print(f'{" ".join(cases[case])} {name} {t}: R {bound} {alarm}, here {mine["upperbound"]} '
                          f'{mine["alarm"]}')
    print(f'{points} counts under {given.settings} settings: {alarms} alarms and {bounds} bounds differ')
    return 1 if alarms or bounds else 0


sys.exit(main())
