#!/usr/bin/env python3
"""One run of `acta serve` from the first line to the last: serve.py PACK, in a folder to write to."""
import base64
import json
import os
import pathlib
import signal
import subprocess
import sys
import urllib.request

pack, store = sys.argv[1], pathlib.Path(os.environ['ACTA_STORE'])


def acta(*words):
    return subprocess.run(['acta', *words], check=True, capture_output=True, text=True).stdout


def known():
    with urllib.request.urlopen(f'{url}en/overlaps.json?valid=2023-07-01') as answer:
        return json.load(answer)['at']


server = subprocess.Popen(['acta', 'serve', '--listen', '127.0.0.1:0'],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
url = server.stdout.readline().split()[-1]
try:
    with urllib.request.urlopen(f'{url}en/overlaps.csv?valid=2023-07-01') as page:
        same = page.read().decode().replace('\r\n', '\n') == acta('overlap', '--csv', '--valid', '2023-07-01')
    print('the page’s CSV is the command’s:', same)

    root = base64.b64decode(acta('checkpoint').split('\n')[2]).hex()
    with urllib.request.urlopen(f'{url}en/overlaps') as page:
        print('the page bears the root of the log:', root in page.read().decode())

    before = known()
    acta('withdraw', '5000', '--reason', 'The source was misread.')
    while known() != before + 1:  # about a second; run.py ends it if it never comes
        pass
    print('it follows')

    store.rename(store.with_suffix('.away'))
    print('it answers while the store is away:', known() == before + 1)
    store.with_suffix('.away').rename(store)
finally:
    server.send_signal(signal.SIGTERM)
print('exit code', server.wait())
