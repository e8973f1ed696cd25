#!/usr/bin/env python3
"""A promise all of whose claims were withdrawn, one by one: 410 with day and reason for every reader, the way to
what was said until then, and told to whoever follows the country that had made it.

    tests/portal/withdrawn.py --acta build/debug/acta
"""
import csv
import io
import sys
import time

from running import Faults, Portal, arguments

REASON = 'The source was withdrawn by its publisher.'
PAGES = {'en': ('commitments', 'countries', 'disagreements', 'was withdrawn on'),
         'es': ('compromisos', 'paises', 'discrepancias', 'fue retirado el'),
         'pt': ('compromissos', 'paises', 'divergencias', 'foi retirado em'),
         'fr': ('engagements', 'pays', 'divergences', 'a été retiré le')}


def withdraw_all(portal, subject):
    """The entry before the first withdrawal."""
    told = csv.DictReader(io.StringIO(portal.run('history', subject, '--csv', '--table', 'history')))
    for claim in [row['entry'] for row in told if row['became'] == 'stands']:
        portal.run('withdraw', claim, '--reason', REASON)
    told = csv.DictReader(io.StringIO(portal.run('history', subject, '--csv', '--table', 'history')))
    return min(int(row['entry']) for row in told if row['became'] == 'withdrawal') - 1


def main():
    faults = Faults()
    with Portal(arguments().acta) as portal:
        before = withdraw_all(portal, 'CM13')
        while portal.get('/en/commitments/CM13')[0] == 200:  # the portal reads on by itself
            time.sleep(0.1)
        for language, (commitments, countries, disagreements, words) in PAGES.items():
            for ending in '', '.json', '.csv', '?view=history', '?view=print':
                status, headers, body = portal.get(f'/{language}/{commitments}/CM13{ending}')
                faults.expect(status == 410 and REASON in body.decode(), f'{language} {ending}: {status}')
                faults.expect(headers['content-language'] == language, f'{language} {ending}: in another language')
            body = portal.get(f'/{language}/{commitments}/CM13')[2].decode()
            faults.expect(words in body, f'{language}: the day is not told')
            back = f'/{language}/{commitments}/CM13?at={before}'
            faults.expect(back in body and portal.get(back)[0] == 200, f'{language}: no way to {back}')
            for feed in 'changes', f'{countries}/can':
                feed = f'/{language}/{feed}.atom'
                status, headers, told = portal.get(feed)
                told = portal.get(headers['location'])[2] if status == 308 else told
                faults.expect(told.decode().count(REASON) == 13, f'{feed} does not tell of it')
            status = portal.get(f'/{language}/{disagreements}/DX53')[0]
            faults.expect(status == 200, f'{language}: the disagreement about it is {status}')
            listed = portal.get(f'/{language}/{commitments}')[2] + portal.get(f'/{language}/{commitments}.csv')[2]
            faults.expect(b'CM13' not in listed, f'{language}: it is still listed')
    return faults.exit_code()


if __name__ == '__main__':
    sys.exit(main())
