#!/usr/bin/env python3
"""docs/deploy/nginx.conf in front of the program: TLS, the reader's address and no forged one, compression
and 304 through the proxy, and the old page while Acta is away.

    tests/portal/proxy.py --acta build/debug/acta
"""
import http.client
import json
import os
import pathlib
import re
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time

from running import ROOT, SKIPPED, Faults, Portal, arguments, free_port

NGINX = shutil.which('nginx') or '/usr/sbin/nginx'


def configuration(folder, acta, plain, tls):
    """The documented file with other ports and places, and nothing else changed."""
    text = (ROOT / 'docs' / 'deploy' / 'nginx.conf').read_text()
    for was, becomes in (('127.0.0.1:8080', f'127.0.0.1:{acta}'),
                         ('listen 80;', f'listen 127.0.0.1:{plain};'), ('    listen [::]:80;\n', ''),
                         ('listen 443 ', f'listen 127.0.0.1:{tls} '), ('    listen [::]:443 ssl http2;\n', ''),
                         ('/etc/letsencrypt/live/acta.example/fullchain.pem', f'{folder}/cert.pem'),
                         ('/etc/letsencrypt/live/acta.example/privkey.pem', f'{folder}/key.pem'),
                         ('/var/cache/nginx/acta', f'{folder}/cache'), ('/var/log/nginx/', f'{folder}/')):
        assert was in text, was
        text = text.replace(was, becomes)
    user = 'user root;\n' if os.getuid() == 0 else ''
    temporary = ''.join(f'{kind}_temp_path {folder}/{kind};\n' for kind in ('client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'))
    return (f'{user}daemon off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nworker_processes 1;\n'
            f'events {{}}\nhttp {{\n{temporary}{text}}}\n')


class Proxy:
    def __init__(self, portal):
        self.portal = portal

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.plain, self.tls = free_port(), free_port()
        subprocess.run(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=acta.example',
                        '-addext', 'subjectAltName=DNS:acta.example', '-keyout', self.folder / 'key.pem',
                        '-out', self.folder / 'cert.pem'], check=True, capture_output=True)
        (self.folder / 'nginx.conf').write_text(configuration(self.folder, self.portal.port, self.plain, self.tls))
        self.process = subprocess.Popen([NGINX, '-p', self.folder, '-c', self.folder / 'nginx.conf'], stderr=subprocess.DEVNULL)
        while self.process.poll() is None:
            try:
                socket.create_connection(('127.0.0.1', self.tls), 1).close()
                return self
            except ConnectionRefusedError:
                time.sleep(0.02)  # until it listens
        raise RuntimeError((self.folder / 'error.log').read_text())

    def __exit__(self, *failure):
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder)

    def get(self, path, headers=None):
        trust = ssl.create_default_context(cafile=self.folder / 'cert.pem')
        raw = socket.create_connection(('127.0.0.1', self.tls), 60)
        connection = http.client.HTTPConnection('acta.example')
        connection.sock = trust.wrap_socket(raw, server_hostname='acta.example')
        try:
            connection.request('GET', path, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()


def main():
    if not os.access(NGINX, os.X_OK) or not shutil.which('openssl'):
        print('SKIPPED: nginx or openssl is not installed, so docs/deploy/nginx.conf was not tried')
        return SKIPPED
    faults = Faults()
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder) / 'access.jsonl'
        with Portal(arguments().acta, '--behind', '127.0.0.1', '--url', 'https://acta.example',
                    '--access-log', str(log)) as portal, Proxy(portal) as proxy:
            status, headers, page = proxy.get('/en/')
            faults.expect(status == 200 and page == portal.get('/en/')[2], 'the page differs behind the proxy')
            faults.expect(headers.get('strict-transport-security', '').startswith('max-age=63072000'), 'HSTS')
            faults.expect("default-src 'none'" in headers['content-security-policy'], 'CSP is lost')
            faults.expect(headers.get('server') == 'nginx', f'server: {headers.get("server")}')

            status, headers, body = proxy.get('/en/', {'Accept-Encoding': 'br'})
            faults.expect(headers.get('content-encoding') == 'br' and len(body) < len(page) / 3, 'brotli is lost')
            etag = headers['etag']
            faults.expect(proxy.get('/en/', {'Accept-Encoding': 'br', 'If-None-Match': etag})[0] == 304, '304 is lost')
            faults.expect(b'https://acta.example/' in proxy.get('/en/changes.atom')[2], 'the feed names another address')

            # A reader cannot pass for another.
            proxy.get('/en/gaps', {'Forwarded': 'for=203.0.113.7'})
            portal.get('/en/gaps', {'Forwarded': 'for=203.0.113.7'})

            connection = http.client.HTTPConnection('127.0.0.1', proxy.plain)
            connection.request('GET', '/en/', headers={'Host': 'acta.example'})
            answer = connection.getresponse()
            faults.expect((answer.status, answer.getheader('location')) == (308, 'https://acta.example/en/'), 'plain HTTP is not sent on')
            connection.close()

            faults.expect(portal.stop() == 0, 'exit code')
            status, headers, body = proxy.get('/en/')
            faults.expect(status == 200 and body == page, f'{status} while Acta is away')
            portal.stop = lambda: None
            own = (proxy.folder / 'acta.jsonl').read_text()
            faults.expect(not re.search(r'127\.0\.0\.1|203\.0\.113', own.replace(f'127.0.0.1:{portal.port}', '')), 'the proxy logs an address')
        readers = {line['reader'] for line in map(json.loads, log.read_text().splitlines()) if line['target'] == '/en/gaps'}
        faults.expect(len(readers) == 2, 'a forged Forwarded came through')
    return faults.exit_code()


if __name__ == '__main__':
    sys.exit(main())
