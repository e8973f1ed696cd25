#!/usr/bin/env python3
"""Sources that vanish from the web, their archived copies, and who is asked whether they are there.

    tests/sources/sources.py --acta build/debug/acta

The smallest pack, whose sources stand on a web server of this test; the real program looks them up,
keeps copies of them, serves and exports them.
"""
import csv
import hashlib
import http.server
import io
import json
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / 'tests' / 'portal'))
from running import Faults, Portal, arguments, free_port  # noqa: E402

PAGE = b'<!doctype html><title>A summit</title><script>alert(1)</script>'
LOCAL = ('--also', '127.0.0.0/8', '--pause', '0')


class Web(http.server.BaseHTTPRequestHandler):
    """/there and /front/ answer, /gone does not, /moved leads to the front page, /inward to a private address."""
    asked, gone = [], {'/gone'}

    def do_GET(self):
        Web.asked.append((self.path, self.headers['User-Agent']))
        goes_to = {'/moved': '/', '/inward': 'http://10.255.255.1/secret', '/round': '/round'}.get(self.path)
        self.send_response(404 if self.path in Web.gone else 301 if goes_to else 200)
        if goes_to:
            self.send_header('Location', goes_to)
        self.end_headers()
        # More than anybody reads of it.
        if self.path == '/endless':
            try:
                for _ in range(10_000):
                    self.wfile.write(b'x' * 65536)
            except OSError:
                pass

    def log_message(self, *_):
        pass


class Acta(Portal):
    def __init__(self, acta, pack):
        super().__init__(acta, pack=pack)  # an absolute path is that of the pack itself

    def do(self, *words):
        return subprocess.run([self.acta, *words, '--store', self.store, '--lang', 'en'], capture_output=True, text=True)

    def entries(self):
        return int(self.do('verify').stdout.split(' entries')[0].split()[-1].replace(',', ''))

    def page(self, path):
        status, _, body = self.get(path)
        assert status == 200, (path, status)
        return body.decode()

    def catch_up(self, entries):
        """The portal follows the record; what it shows then holds all of it."""
        while f'"at":{entries}' not in self.get('/data/claims.json?limit=1')[2].decode().replace(' ', ''):
            pass


def pack_on(folder, port):
    shutil.copytree(ROOT / 'packs' / 'puebla', folder)
    paths = {'M01': '/gone', 'M02': '/there', 'M40': '/moved'}
    with open(folder / 'sources.csv', encoding='utf-8', newline='') as lines:
        rows = list(csv.DictReader(lines))
    for row in rows:
        if row['address'].startswith('http'):
            row['address'] = f'http://127.0.0.1:{port}' + paths.get(row['id'], '/there')
    fresh = [('X1', '/inward'), ('X2', '/round'), ('X3', '/endless')]
    for name, path in fresh:
        rows.append({**rows[0], 'id': name, 'address': f'http://127.0.0.1:{port}{path}'})
    rows.append({**rows[0], 'id': 'X4', 'address': f'http://127.0.0.1:{free_port()}/nobody'})
    with open(folder / 'sources.csv', 'w', encoding='utf-8', newline='') as out:
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return folder


def nobody_private_is_asked(acta, faults):
    before = acta.entries()
    done = acta.do('sources', 'check', '--pause', '0')
    faults.expect(done.returncode == 2 and 'error.links.offline' in done.stderr, f'offline: {done}')
    faults.expect(not Web.asked, f'a private address was asked: {Web.asked}')
    faults.expect(acta.entries() == before, 'something was recorded although nobody was asked')


def what_links_say_is_recorded(acta, faults):
    done = acta.do('sources', 'check', '--contact', 'https://acta.example', *LOCAL)
    faults.expect(done.returncode == 0, done.stderr)
    for line in ('M01: no longer there (404)', 'M40: no longer there (200', 'X4: does not answer',
                 'X1: not judged (not a public address)', 'X2: not judged'):
        faults.expect(line in done.stdout, f'{line}: {done.stdout}')
    faults.expect(all('(link check; +https://acta.example)' in agent for _, agent in Web.asked), f'{Web.asked[:1]}')
    faults.expect(not any('secret' in path for path, _ in Web.asked), 'the inner address was asked')
    entries = acta.entries()
    acta.do('sources', 'check', *LOCAL)
    faults.expect(acta.entries() == entries, 'the same findings were recorded twice')
    # A source that is there again is, from that day on.
    Web.gone.clear()
    acta.do('sources', 'check', 'M01', *LOCAL)
    faults.expect('answers' in acta.do('show', 'source/M01').stdout, 'M01 does not answer again')
    Web.gone.add('/gone')
    acta.do('sources', 'check', 'M01', *LOCAL)


def what_is_wrong_keeps_nothing(acta, folder, faults):
    before = acta.entries()
    page = folder / 'M01.html'
    page.write_bytes(PAGE)
    (folder / 'M01.zip').write_bytes(b'PK\x03\x04' + b'\0' * 60)
    (folder / 'M99.html').write_bytes(PAGE)
    (folder / 'M02.txt').write_bytes(b'')
    with open(folder / 'huge.pdf', 'wb') as huge:
        huge.write(b'%PDF-1.7')
        huge.truncate((16 << 20) + 1)
    good = ('--captured', '2026-01-05', '--by', 'secretariat')
    for words, error in (
            ((page, *good, '--sha256', '0' * 64), 'error.copy.digest'),
            ((folder / 'M99.html', *good), 'error.copy.unknown-source'),
            ((page, '--captured', '2999-01-05', '--by', 'secretariat'), 'error.copy.future'),
            ((page, '--captured', 'soon', '--by', 'secretariat'), 'error.date'),
            ((page, '--captured', '2026-01-05'), 'error.copy.by'),
            ((folder / 'M01.zip', *good), 'error.copy.type'),
            ((folder / 'M02.txt', *good), 'error.copy.empty'),
            ((folder / 'huge.pdf', *good, '--source', 'M01'), 'error.file.too-large'),
            ((page, *good, '--from', 'javascript:alert(1)'), 'error.copy.address'),
            ((page, *good, '--digest-only'), 'error.copy.archive-needed'),
            ((folder, *good), 'error.file.too-large'),
            ((folder, *good, '--source', 'M01'), 'error.copy.one-file'),
            ((folder / 'nothing', *good), 'error.file.none')):
        done = acta.do('sources', 'archive', *map(str, words))
        faults.expect(done.returncode == 1 and error in done.stderr, f'{error}: {done.returncode} {done.stderr}')
    faults.expect(acta.entries() == before, 'a refused copy left something on record')


def copies_are_handed_out(acta, folder, faults):
    (folder / 'M01.html').write_bytes(PAGE)
    (folder / 'M02.pdf').write_bytes(b'%PDF-1.7 a statement')
    good = ('--captured', '2026-01-05', '--by', 'secretariat')
    done = acta.do('sources', 'archive', str(folder), *good)
    faults.expect('2 copies are archived; none was on record before' in done.stdout, f'{done}')
    entries = acta.entries()
    again = acta.do('sources', 'archive', str(folder / 'M01.html'), *good)
    faults.expect('No copy is new; 1 was on record before' in again.stdout, again.stdout)
    faults.expect(acta.entries() == entries, 'the same copy twice changed the record')

    digest = hashlib.sha256(PAGE).hexdigest()
    acta.catch_up(entries)
    for path in (f'/copies/{digest}', f'/copies/{digest}.html'):
        status, headers, body = acta.get(path)
        faults.expect((status, body) == (200, PAGE), f'{path}: {status}')
        faults.expect(headers['content-disposition'] == 'attachment; filename="M01.html"', str(headers))
        faults.expect(headers['content-type'] == 'application/octet-stream', str(headers))
        faults.expect(headers['x-content-type-options'] == 'nosniff', str(headers))
        faults.expect('sandbox' in headers['content-security-policy'], str(headers))
    for path in ('/copies/' + '0' * 64, f'/copies/{digest}x', '/copies/nothing'):
        faults.expect(acta.get(path)[0] == 404, f'{path} is there')

    mark = f'href="/copies/{digest}.html">archived copy</a>'
    source = acta.page('/en/sources/M01')
    faults.expect('No longer there since' in source and mark in source, 'the page of M01 does not lead to its copy')
    faults.expect(f'/copies/{digest}.html">Captured on 5 January 2026 by secretariat' in source, 'no line of the copy')
    faults.expect(mark in acta.page('/en/record/mechanism/CRM?view=history') or mark in acta.page('/en/mechanisms/CRM'),
                  'a page that cites M01 does not lead to its copy')
    faults.expect('archived copy</a>' not in acta.page('/en/sources/M02'), 'M02 is there, and marked as if it were not')
    listed = {row['source']: row for row in csv.DictReader(acta.page('/en/sources.csv').splitlines())}
    faults.expect(listed['M01']['link'] == 'gone' and listed['M01']['copy'].endswith(f'{digest}.html'), str(listed['M01']))
    package = json.loads(acta.get('/data/datapackage.json')[2])
    carried = [one for one in package['resources'] if one.get('hash') == f'sha256:{digest}']
    faults.expect(carried and carried[0]['path'].endswith(f'/copies/{digest}.html'), 'the data package lacks the copy')

    archive = zipfile.ZipFile(io.BytesIO(acta.get('/data/acta.zip')[2]))
    packed = {row['digest']: row for row in csv.DictReader(io.StringIO(archive.read('copies.csv').decode()))}
    faults.expect(len(packed) == 2 and packed[digest]['sources'] == 'M01' and packed[digest]['captured'] == '2026-01-05'
                  and packed[digest]['copy'] == f'{acta.url}/copies/{digest}.html', f'copies.csv of the archive: {packed}')
    faults.expect('The 2 archived copies of sources are not in the archive' in acta.page('/en/data'), 'the page of the data')

    site = folder.parent / 'site'
    done = acta.do('export', 'site', str(site))
    faults.expect(done.returncode == 0 and (site / 'copies' / f'{digest}.html').read_bytes() == PAGE, f'export: {done}')


def verify_tells_of_a_copy_that_is_not_what_it_was(acta, faults):
    digest = hashlib.sha256(PAGE).hexdigest()
    done = acta.do('verify')
    faults.expect(done.returncode == 0 and '2 archived copies of sources are here, byte for byte' in done.stdout, f'{done}')
    faults.expect(json.loads(acta.do('verify', '--json').stdout)['copies'] == 2, 'verify does not count the copies')

    def with_copies(change, ending):
        with sqlite3.connect(acta.store / 'acta.db') as database:
            database.execute(change, (bytes.fromhex(digest),))
        done = acta.do('verify')
        # Under an address that nobody has asked for, since the right bytes may be remembered.
        status = acta.get(f'/copies/{digest}.{ending}')[0]
        faults.expect(status in (404, 503), f'{status} after {change}')
        with sqlite3.connect(acta.store / 'acta.db') as database:
            database.execute('INSERT OR REPLACE INTO source_copies(digest, bytes, kept) VALUES(?, ?, 1)',
                             (bytes.fromhex(digest), PAGE))
        return done
    for change, error in (("UPDATE source_copies SET bytes = bytes || x'20' WHERE digest = ?", 'error.copy.altered'),
                          ('DELETE FROM source_copies WHERE digest = ?', 'error.copy.missing')):
        done = with_copies(change, error[-7:])
        faults.expect(done.returncode == 3 and error in done.stderr and digest in done.stderr, f'{error}: {done}')
        faults.expect('byte for byte' not in done.stdout, f'{error}: {done.stdout}')
    faults.expect(acta.do('verify').returncode == 0, 'what was put back is not sound')


def a_forbidden_source_keeps_no_bytes(acta, folder, faults):
    page = folder.parent / 'page.html'
    page.write_bytes(PAGE + b' of a newspaper')
    words = ('sources', 'archive', str(page), '--source', 'M40', '--captured', '2026-01-05', '--by', 'secretariat')
    done = acta.do('sources', 'forbid', 'M40', '--by', 'secretariat', '--reason', 'All rights reserved.')
    faults.expect(done.returncode == 0, done.stderr)
    done = acta.do(*words)
    faults.expect(done.returncode == 1 and 'error.copy.forbidden' in done.stderr, f'{done}')
    done = acta.do(*words, '--digest-only', '--archive', 'https://archive.example/M40')
    faults.expect(done.returncode == 0, done.stderr)
    acta.catch_up(acta.entries())
    digest = hashlib.sha256(page.read_bytes()).hexdigest()
    faults.expect(acta.get(f'/copies/{digest}')[0] == 404, 'the bytes are handed out')
    source = acta.page('/en/sources/M40')
    faults.expect(digest in source and 'https://archive.example/M40' in source, 'the digest or the archive is not told')
    # What was kept before a source forbade it is handed out no more.
    kept = f'/copies/{hashlib.sha256(PAGE).hexdigest()}'
    acta.do('sources', 'forbid', 'M01', '--by', 'secretariat', '--reason', 'All rights reserved.')
    acta.catch_up(acta.entries())
    faults.expect(acta.get(kept)[0] == 404, 'a copy that is forbidden now is handed out')


def main():
    faults = Faults()
    web = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Web)
    threading.Thread(target=web.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        with Acta(arguments().acta, pack_on(folder / 'pack', web.server_port)) as acta:
            nobody_private_is_asked(acta, faults)
            what_links_say_is_recorded(acta, faults)
            copies = folder / 'wrong'
            copies.mkdir()
            what_is_wrong_keeps_nothing(acta, copies, faults)
            copies = folder / 'copies'
            copies.mkdir()
            copies_are_handed_out(acta, copies, faults)
            verify_tells_of_a_copy_that_is_not_what_it_was(acta, faults)
            a_forbidden_source_keeps_no_bytes(acta, copies, faults)
    web.shutdown()
    return faults.exit_code()


if __name__ == '__main__':
    sys.exit(main())
