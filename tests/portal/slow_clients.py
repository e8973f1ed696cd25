#!/usr/bin/env python3
"""A thousand clients that send or read as slowly as they can (slowhttptest: head, body, reading),
each way on its own. A reader who comes meanwhile gets the page, and afterwards it is there as before.

    tests/portal/slow_clients.py --acta build/debug/acta
"""
import http.client
import re
import resource
import shutil
import subprocess
import sys

from running import SKIPPED, Faults, Portal, arguments

CLIENTS, SECONDS = 1000, 12
ATTACKS = {
    'head': ['-H', '-i', '5'],
    'body': ['-B', '-i', '5', '-s', '65536'],
    'reading': ['-X', '-w', '10', '-y', '20', '-n', '5', '-z', '32'],
}


def visited(portal, attack):
    """How often the page was asked for while the attack went on, and what else than 200 came."""
    asked, others = 0, []
    while attack.poll() is None:
        asked += 1
        try:
            status = portal.get('/en/')[0]
        except (OSError, http.client.HTTPException) as failure:
            status = repr(failure)
        if status != 200:
            others.append(status)
    return asked, others


def main():
    attacker = shutil.which('slowhttptest')
    if not attacker:
        print('SKIPPED: there is no slowhttptest')
        return SKIPPED
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit[1], limit[1]))  # of the attacker as well
    faults = Faults()
    with Portal(arguments().acta) as portal:
        for name, options in ATTACKS.items():
            command = [attacker, *options, '-c', str(CLIENTS), '-r', '500', '-l', str(SECONDS), '-p', '5',
                       '-u', portal.url + '/en/']
            with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                  errors='replace') as attack:
                asked, others = visited(portal, attack)
                said = re.sub(r'\x1b\[[\d;]*[a-zA-Z]', '', attack.stdout.read())
            faults.expect(asked > 0 and not others, f'{name}: {asked} visits, among them {others[:5]}')
            seen = [int(connected) + int(closed) for connected, closed in
                    re.findall(r'connected: +(\d+).*?closed: +(\d+)', said, re.S)]
            faults.expect(max(seen, default=0) == CLIENTS, f'{name}: not {CLIENTS} clients, but {seen}')
            faults.expect('service available:   YES' in said and 'service available:   NO' not in said,
                          f'{name}: slowhttptest found the page away:\n{said[-1500:]}')
            faults.expect(portal.get('/en/')[0] == 200, f'{name}: the page is gone afterwards')
            print(f'{name}: {asked} visits beside {CLIENTS} slow clients')
    return faults.exit_code()


sys.exit(main())
