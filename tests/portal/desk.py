#!/usr/bin/env python3
"""A report from the first administrator's command line to the public page: three people at the desk of
the real program, over HTTP, with an authenticator each. The public door has no desk; a killed server
loses no acknowledged report.

    tests/portal/desk.py --acta build/debug/acta
"""
import base64
import hashlib
import hmac
import html
import http.client
import json
import re
import signal
import struct
import subprocess
import sys
import time
import urllib.parse

from running import Faults, Portal, arguments, free_port


class Person:
    """Somebody with an account, an authenticator and a browser without scripts."""

    def __init__(self, portal, port, name, office):
        told = portal.run('account', 'add', f'{name}@x.example', '--name', name, '--office', office, '--lang', 'en')
        self.name, self.port, self.cookie = name, port, ''
        self.password = re.search(r'Password: (\S+)', told).group(1)
        self.secret = base64.b32decode(re.search(r'secret=([A-Z2-7]+)', told).group(1))
        self.codes = re.findall(r'^  ([A-Z2-7]+)$', told, re.M)

    def code(self):
        mac = hmac.new(self.secret, struct.pack('>Q', int(time.time()) // 30), hashlib.sha1).digest()
        at = mac[-1] & 15
        return '%06d' % ((struct.unpack('>I', mac[at:at + 4])[0] & 0x7fffffff) % 1_000_000)

    def ask(self, method, path, form=None, **headers):
        connection = http.client.HTTPConnection('127.0.0.1', self.port, timeout=60)
        if self.cookie:
            headers['Cookie'] = self.cookie
        body = None
        if form is not None:
            headers.setdefault('Content-Type', 'application/x-www-form-urlencoded')
            headers.setdefault('Sec-Fetch-Site', 'same-origin')
            body = urllib.parse.urlencode(form)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        for cookie in answer.headers.get_all('Set-Cookie') or []:
            self.cookie = cookie.split(';')[0]
        connection.close()
        return answer.status, answer.headers, text

    def get(self, path):
        return self.ask('GET', path)

    def send(self, path, **fields):
        """What a browser sends: the hidden fields of the form on the page, and what was typed."""
        page = self.get(path)[2]
        form = page[page.index('<form class="desk"'):]
        hidden = re.findall(r'<input type="hidden" name="([a-z]+)" value="([^"]*)">', form)
        return self.ask('POST', path.split('?')[0], {**{k: html.unescape(v) for k, v in hidden}, **fields})

    def sign_in(self):
        return self.ask('POST', '/en/sign-in', {'address': f'{self.name}@x.example', 'password': self.password,
                                                'code': self.code(), 'next': ''})


def serve(portal, desk_port):
    """The same store, served anew with a desk."""
    portal.stop()
    portal.process = subprocess.Popen(
        [portal.acta, 'serve', '--listen', '127.0.0.1:0', '--desk', f'127.0.0.1:{desk_port}', '--lang', 'en',
         '--store', portal.store, '--access-log', portal.folder / 'access.jsonl'], stdout=subprocess.PIPE, stderr=portal.log, text=True)
    portal.url = portal.process.stdout.readline().split()[-1].rstrip('/')
    portal.port = int(portal.url.rsplit(':', 1)[1])
    return portal.process.stdout.readline()


def entry(portal):
    return json.loads(portal.get('/healthz')[2])['entry']


def main():
    faults = Faults()
    desk_port = free_port()
    with Portal(arguments().acta) as portal:
        ana, rui, pia = (Person(portal, desk_port, name, office) for name, office in
                         [('ana', 'focal-COL'), ('rui', 'secretariat'), ('pia', 'publishing')])
        told = serve(portal, desk_port)
        faults.expect(f':{desk_port}/' in told, f'the desk is not told of: {told}')

        faults.expect(portal.get('/en/desk')[0] == 404, 'the public door has a desk')
        faults.expect(portal.get('/en/sign-in', method='POST')[0] == 404, 'the public door takes a POST')
        faults.expect('set-cookie' not in portal.get('/en/')[1], 'the public door sets a cookie')

        for person in ana, rui, pia:
            status, headers, _ = person.sign_in()
            faults.expect(status == 303 and headers['Location'] == '/en/desk', f'{person.name} cannot sign in: {status}')
        status, headers, page = ana.get('/en/desk')
        faults.expect(status == 200 and '/en/desk/report/COL/CM02' in page, 'the duties are not listed')
        faults.expect(headers['Cache-Control'] == 'no-store', 'the desk may be kept')

        status, headers, page = ana.send('/en/desk/report/COL/CM02', status='limited', as_of='2026-10',
                                         text='Words for the record.', language='en', evidence='')
        faults.expect(status == 303, f'a report is refused: {status} {page}')
        address = headers['Location'].split('?')[0]
        faults.expect(ana.ask('POST', address, {'do': 'approve'}, **{'Sec-Fetch-Site': 'cross-site'})[0] == 403,
                      'a form of another page is taken')

        # What was acknowledged survives a killed server; sessions do too.
        portal.process.send_signal(signal.SIGKILL)
        portal.process.wait()
        portal.process.stdout.close()
        portal.stop = lambda: 0
        serve(portal, desk_port)
        del portal.stop
        faults.expect(rui.get('/en/desk')[0] == 200, 'a session was lost')
        faults.expect(rui.get(address)[0] == 200, 'an acknowledged report was lost')
        faults.expect(b'Words for the record' not in portal.get('/en/commitments/CM02')[2], 'a proposal is public')

        faults.expect(rui.send(address, do='approve')[0] == 303, 'the reviewer cannot approve')
        faults.expect(rui.ask('POST', address, {'do': 'publish'})[0] in (403, 404), 'the reviewer publishes')
        before = entry(portal)
        status, _, page = pia.send(address, do='publish', password=pia.password, code=pia.codes[0])
        faults.expect(status == 303, f'the publisher cannot publish: {status} {page}')
        faults.expect(b'Words for the record' in portal.get('/en/commitments/CM02')[2], 'it is not published at once')
        faults.expect(entry(portal) > before, 'the health check does not tell of the publication')
        portal.stop()
        portal.stop = lambda: 0
        faults.expect(portal.run('verify').startswith('Sound'), 'the log does not verify')
        asked = [json.loads(line) for line in (portal.folder / 'access.jsonl').read_text().splitlines()]
        faults.expect({'/en/desk', '/en/commitments/CM02'} <= {line['target'] for line in asked},
                      'the log of what was asked lacks a door')
        faults.expect(pia.password not in str(asked), 'the log of what was asked holds a password')
    sys.exit(faults.exit_code())


if __name__ == '__main__':
    main()
