#!/usr/bin/env python3
"""What an operator sees: /healthz, /metrics apart from the pages, the access log; and how the server
lets slow and idle connections go.

    tests/portal/operation.py --acta build/debug/acta
"""
import collections
import json
import pathlib
import re
import socket
import sys
import tempfile
import urllib.error
import urllib.request

from running import Faults, Portal, arguments, free_port


def resident(pid):
    status = pathlib.Path(f'/proc/{pid}/status').read_text()
    return int(re.search(r'VmRSS:\s+(\d+)', status).group(1)) * 1024


def open_idle(port, count):
    """Connections that have asked for a page once and say nothing more."""
    connections = []
    for _ in range(count):
        connection = socket.create_connection(('127.0.0.1', port), 60)
        connection.sendall(b'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n')
        assert connection.recv(65536).startswith(b'HTTP/1.1 200')
        connections.append(connection)
    return connections


def main():
    faults, metrics = Faults(), free_port()
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder) / 'access.jsonl'
        with Portal(arguments().acta, '--metrics', f'127.0.0.1:{metrics}', '--access-log', str(log),
                    '--behind', '127.0.0.1') as portal:
            status, headers, body = portal.get('/healthz')
            health = json.loads(body)
            faults.expect((status, health['status'], health['store']) == (200, 'ok', 'here'), f'healthz: {body}')
            faults.expect(headers['cache-control'] == 'no-store', 'healthz may be kept by somebody')

            portal.get('/en/countries', {'Forwarded': 'for=203.0.113.77'})
            portal.get('/en/countries', {'Forwarded': 'for=203.0.113.99'})
            portal.get('/en/countries', {'Forwarded': 'for=198.51.100.1'})
            portal.get('/en/nowhere')
            faults.expect(portal.get('/metrics')[0] == 404, 'readers reach the metrics')
            with urllib.request.urlopen(f'http://127.0.0.1:{metrics}/metrics') as answer:
                text = answer.read().decode()
                faults.expect(answer.headers['Content-Type'].startswith('text/plain; version=0.0.4'), 'type of metrics')
            series = dict(line.rsplit(' ', 1) for line in text.splitlines() if not line.startswith('#'))
            faults.expect(series['acta_http_answers_total{kind="page",status="200"}'] == '3', text)
            faults.expect(series['acta_http_answers_total{kind="page",status="404"}'] == '1', text)
            faults.expect(series['acta_pages_total{drawn="anew"}'] == '1', text)
            faults.expect(series['acta_record_entry'] == str(health['entry']), text)
            try:
                urllib.request.urlopen(f'http://127.0.0.1:{metrics}/en/')
                faults.expect(False, 'pages stand beside the metrics')
            except urllib.error.HTTPError as error:
                faults.expect(error.code == 404, 'pages stand beside the metrics')

            # 800 connections that wait for nothing: what they cost beside those that are there already.
            some = open_idle(portal.port, 100)
            before = resident(portal.process.pid)
            many = open_idle(portal.port, 800)
            each = (resident(portal.process.pid) - before) / len(many)
            faults.expect(each <= 16 * 1024, f'an idle connection takes {each:.0f} bytes')
            for connection in some + many:
                connection.close()
            faults.expect(portal.get('/en/')[0] == 200, 'nobody is served after idle connections')
        lines = [json.loads(line) for line in log.read_text().splitlines()]
        asked = [line for line in lines if line['target'] == '/en/countries']
        faults.expect(len(asked) == 3, f'the log has {len(asked)} of 3 requests')
        # Each worker writes when it has answered, so the lines need not stand as the requests came.
        places = collections.Counter(line['reader'] for line in asked)
        faults.expect(sorted(places.values()) == [1, 2], f'neighbours are not told from others: {places}')
        faults.expect(set(asked[0]) == {'time', 'reader', 'method', 'target', 'kind', 'status', 'bytes',
                                        'microseconds', 'request'}, f'members: {sorted(asked[0])}')
        faults.expect('203.0.113' not in log.read_text(), 'the log holds an address')
    return faults.exit_code()


if __name__ == '__main__':
    sys.exit(main())
