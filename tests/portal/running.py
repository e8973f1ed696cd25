"""A running portal for the tests of this folder: the real program over a pack of the repository."""
import argparse
import contextlib
import http.client
import pathlib
import signal
import socket
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CONFORMANCE = ROOT.parent / 'shared' / 'conformance'
SKIPPED = 77


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument('--acta', required=True)
    return parser.parse_args()


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


class Portal:
    """with Portal(acta) as portal: portal.get('/en/')"""

    def __init__(self, acta, *options, pack='los-angeles'):
        self.acta, self.options, self.pack = acta, options, pack

    def __enter__(self):
        with contextlib.ExitStack() as stack:
            self.folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
            self.store = self.folder / 'store'
            self.run('load', str(ROOT / 'packs' / self.pack), '--no-progress')
            self.log = stack.enter_context(open(self.folder / 'log', 'w+'))
            self.process = subprocess.Popen(
                [self.acta, 'serve', '--listen', '127.0.0.1:0', '--lang', 'en', '--store', self.store, *self.options],
                stdout=subprocess.PIPE, stderr=self.log, text=True)
            stack.callback(lambda: self.stop())
            self.url = self.process.stdout.readline().split()[-1].rstrip('/')
            self.port = int(self.url.rsplit(':', 1)[1])
            self.stack = stack.pop_all()
        return self

    def __exit__(self, *failure):
        self.stack.__exit__(*failure)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait()
        self.process.stdout.close()
        return code

    def run(self, *words):
        return subprocess.run([self.acta, *words, '--store', self.store], check=True, capture_output=True, text=True).stdout

    def get(self, path, headers=None, method='GET'):
        connection = http.client.HTTPConnection('127.0.0.1', self.port, timeout=60)
        try:
            connection.request(method, path, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()


class Faults:
    """Collects what is wrong, so that one run tells all of it."""

    def __init__(self):
        self.found = []

    def expect(self, right, what):
        if not right:
            self.found.append(what)

    def exit_code(self):
        print('\n'.join(self.found) or 'nothing is wrong')
        return 1 if self.found else 0
