#!/usr/bin/env python3
"""Requests that two programs in a row may read differently. None may be answered with success, none may
be taken for two, and the connection is closed after each.

    tests/portal/malformed.py --acta build/debug/acta
"""
import socket
import sys

from running import Faults, Portal, arguments

GET = b'GET / HTTP/1.1\r\nHost: x\r\n'
POST = b'POST / HTTP/1.1\r\nHost: x\r\n'
CHUNKED = POST + b'Transfer-Encoding: chunked\r\n\r\n'
REQUESTS = {
    'length and encoding': POST + b'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'
                           b'GET /x HTTP/1.1\r\nHost: x\r\n\r\n',
    'two lengths': POST + b'Content-Length: 0\r\nContent-Length: 5\r\n\r\nabcde',
    'two encodings': POST + b'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'encoding identity': POST + b'Transfer-Encoding: identity\r\nContent-Length: 3\r\n\r\nabc',
    'encoding unknown': POST + b'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n',
    'encoding in HTTP/1.0': b'POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'length with plus': POST + b'Content-Length: +3\r\n\r\nabc',
    'length negative': POST + b'Content-Length: -1\r\n\r\n',
    'length beyond 64 bits': POST + b'Content-Length: 18446744073709551617\r\n\r\n',
    'chunk negative': CHUNKED + b'-1\r\n\r\n',
    'chunk with 0x': CHUNKED + b'0x3\r\nabc\r\n0\r\n\r\n',
    'chunk with bare LF': CHUNKED + b'3\nabc\n0\n\n',
    'space before colon': b'GET / HTTP/1.1\r\nHost : x\r\n\r\n',
    'folded line': GET + b'X: a\r\n b\r\n\r\n',
    'no host': b'GET / HTTP/1.1\r\n\r\n',
    'two hosts': GET + b'Host: y\r\n\r\n',
    'bare CR': GET + b'X: a\rb\r\n\r\n',
    'NUL': GET + b'X: a\0b\r\n\r\n',
    'address of another host': b'GET http://evil/ HTTP/1.1\r\nHost: x\r\n\r\n',
    'dot dot': b'GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n',
    'dot dot encoded': b'GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n',
    'huge field': GET + b'X: ' + b'a' * 70000 + b'\r\n\r\n',
    'many fields': GET + b'a: b\r\n' * 5000 + b'\r\n',
    'huge target': b'GET /' + b'a' * 70000 + b' HTTP/1.1\r\nHost: x\r\n\r\n',
    'HTTP/0.9': b'GET /\r\n',
    'TRACE': b'TRACE / HTTP/1.1\r\nHost: x\r\n\r\n',
    'LF alone': b'GET / HTTP/1.1\nHost: x\n\n',
}


def ask(port, request):
    """What is answered until the server closes; None if it does not."""
    with socket.create_connection(('127.0.0.1', port), 60) as connection:
        answer = b''
        try:
            connection.sendall(request)
        except (BrokenPipeError, ConnectionResetError):
            pass  # it was refused before it was whole
        try:
            while part := connection.recv(65536):
                answer += part
        except ConnectionResetError:
            pass
        except TimeoutError:
            return None
        return answer


def main():
    faults = Faults()
    with Portal(arguments().acta) as portal:
        for name, request in REQUESTS.items():
            answer = ask(portal.port, request)
            faults.expect(answer is not None, f'{name}: the connection stays open')
            answer = answer or b''
            faults.expect(not answer.startswith(b'HTTP/1.1 2'), f'{name}: accepted')
            faults.expect(answer.count(b'HTTP/1.') <= 1, f'{name}: taken for two')
            faults.expect(b' 500 ' not in answer[:20], f'{name}: {answer[:40]}')
        faults.expect(portal.get('/en/')[0] == 200, 'and then nobody else is served')
        faults.expect(len(REQUESTS) == 27, 'one is missing')
    return faults.exit_code()


if __name__ == '__main__':
    sys.exit(main())
