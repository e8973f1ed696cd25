#!/usr/bin/env python3
"""Reminders through a real mail server, and the personal form that they lead to.

    tests/mail/remind.py --acta build/debug/acta

The founding data with a reporting cycle whose last day is in ten days; two focal points, one of them
with a name that tries to add a recipient.
"""
import datetime
import email
import email.header
import http.client
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / 'tests' / 'portal'))
from running import SKIPPED, Faults, arguments, free_port  # noqa: E402

try:
    from aiosmtpd.controller import Controller
except ImportError:
    print('skipped: no python3-aiosmtpd')
    sys.exit(SKIPPED)


class Server:
    """Keeps what it is sent; answers otherwise where it is told to."""

    def __init__(self):
        self.letters, self.refuse, self.later, self.relay = [], set(), False, True

    async def handle_RCPT(self, _server, _session, envelope, address, _options):
        if address in self.refuse:
            return '550 5.1.1 no such mailbox'
        if not self.relay:
            return '554 5.7.1 Relay access denied'
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, _server, _session, envelope):
        if self.later:
            return '451 4.3.0 try again later'
        self.letters.append((envelope.rcpt_tos, envelope.content))
        return '250 OK'


def pack_with_a_cycle(folder):
    """The founding data and one cycle, as a pack says it."""
    today = datetime.date.today()
    shutil.copytree(ROOT / 'packs' / 'los-angeles', folder)
    with open(folder / 'tables.csv', 'a', encoding='utf-8') as tables:
        tables.write('cycles,id,subject,,kind=cycle asserter-is=compiler\ncycles,title,claim,title,lang=es\n'
                     'cycles,opens,claim,opens,\ncycles,due,claim,due,\n')
    (folder / 'cycles.csv').write_text(
        f'id,title,opens,due\n2026,Informes,{today - datetime.timedelta(30)},{today + datetime.timedelta(10)}\n')
    return folder


def decoded(letter, field):
    return str(email.header.make_header(email.header.decode_header(letter[field])))


def text_of(letter):
    return letter.get_payload(decode=True).decode('utf-8').replace('\r\n', '\n')


class Acta:
    def __init__(self, program, store):
        self.program, self.store = program, store

    def run(self, *words):
        return subprocess.run([self.program, *words, '--store', self.store, '--lang', 'en'],
                              capture_output=True, text=True)

    def do(self, *words):
        done = self.run(*words)
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout

    def remind(self, *words):
        return self.run('remind', '--from', 'acta@secretariat.example', '--desk-url', 'https://desk.example', *words)

    def later(self, hours):
        """As if the log of letters were older: the program has no clock but the machine's."""
        with sqlite3.connect(self.store / 'acta.db') as database:
            database.execute('UPDATE mails SET changed = changed - ?', (hours * 3600 * 1_000_000,))


def ask(url, form=None, **headers):
    body = urllib.parse.urlencode(form).encode() if form else None
    try:
        with urllib.request.urlopen(urllib.request.Request(url, body, headers)) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def opened(url, origin):
    """Presses the button of the page; the cookie of the browser that it opens in."""
    host, path = urllib.parse.urlsplit(url).netloc, urllib.parse.urlsplit(url).path
    connection = http.client.HTTPConnection(host)
    connection.request('POST', path, '', {'Content-Type': 'application/x-www-form-urlencoded', 'Origin': origin})
    answer = connection.getresponse()
    assert answer.status == 303, answer.status
    return answer.getheader('Set-Cookie').split(';')[0]


def letters_arrive(acta, server, port, faults):
    smtp = f'smtp://127.0.0.1:{port}'
    done = acta.remind('--smtp', smtp)
    faults.expect(done.returncode == 0, f'remind: {done.returncode} {done.stderr}')
    faults.expect('1 letter sent, 0 to be tried again, 1 refused' in done.stdout, done.stdout)
    faults.expect('error.mail.header' in done.stderr, f'the name with a line break: {done.stderr}')
    faults.expect(len(server.letters) == 1, f'{len(server.letters)} letters')
    to, content = server.letters[0]
    faults.expect(to == ['ana@mre.example'], f'to {to}')
    letter = email.message_from_bytes(content)
    faults.expect('antes del' in decoded(letter, 'Subject'), decoded(letter, 'Subject'))
    faults.expect('Ana Pérez' in decoded(letter, 'To'), decoded(letter, 'To'))
    for field, value in (('Auto-Submitted', 'auto-generated'), ('List-Id', '<reminders.secretariat.example>'),
                         ('Content-Language', 'es'), ('List-Owner', '<mailto:acta@secretariat.example>')):
        faults.expect(letter[field] == value, f'{field}: {letter[field]}')
    faults.expect('CM17' in text_of(letter), text_of(letter))
    faults.expect('/sign-in' not in text_of(letter), 'a letter leads to a page that asks for a password')

    done = acta.remind('--smtp', smtp)
    faults.expect('No letter sent' in done.stdout and len(server.letters) == 1, f'sent twice: {done.stdout}')
    log = acta.do('remind', '--log')
    faults.expect(log.count('cycle/2026/before') == 2 and 'refused' in log, log)
    return re.search(r'https://desk\.example(/es/form/[0-9a-f]{64})\n', text_of(letter)).group(1)


def a_failing_server_is_tried_again(acta, server, port, faults):
    acta.do('account', 'add', 'eva@minrel.example', '--name', 'Eva', '--office', 'focal-CHL', '--language', 'fr')
    acta.do('account', 'add', 'gone@mre.example', '--name', 'Gone', '--office', 'focal-PER')
    done = acta.remind('--smtp', f'smtp://127.0.0.1:{free_port()}')
    faults.expect(done.returncode == 2 and '2 to be tried again' in done.stdout, f'{done.returncode} {done.stdout}')
    acta.later(2)
    server.relay = False
    done = acta.remind('--smtp', f'smtp://127.0.0.1:{port}')
    faults.expect(done.returncode == 2 and '2 to be tried again' in done.stdout and '554 5.7.1' in done.stderr,
                  f'a server that does not relay: {done.returncode} {done.stdout} {done.stderr}')
    faults.expect('letters come back' not in acta.do('account', 'list'), 'the refusal is of no mailbox')
    server.relay = True
    server.later, server.refuse = True, {'gone@mre.example'}
    done = acta.remind('--smtp', f'smtp://127.0.0.1:{port}')
    faults.expect('No letter sent' in done.stdout, done.stdout)
    faults.expect(done.returncode == 0 and done.stderr == '', f'it was tried again at once: {done.stderr}')
    acta.later(3)
    done = acta.remind('--smtp', f'smtp://127.0.0.1:{port}')
    faults.expect('451 4.3.0 try again later' in done.stderr and '550 5.1.1' in done.stderr, done.stderr)
    server.later = False
    acta.later(5)
    done = acta.remind('--smtp', f'smtp://127.0.0.1:{port}')
    faults.expect(done.returncode == 0 and '1 letter sent' in done.stdout, done.stdout + done.stderr)
    faults.expect([to for to, _ in server.letters][1:] == [['eva@minrel.example']], 'Eva has her letter, once')
    acta.later(100)
    acta.remind('--smtp', f'smtp://127.0.0.1:{port}')
    faults.expect('gone' not in str([to for to, _ in server.letters]), 'a mailbox that refused is left alone')
    listed = [line for line in acta.do('account', 'list').splitlines() if 'letters come back' in line]
    faults.expect(len(listed) == 1 and 'gone@mre.example' in listed[0], f'whose letters come back: {listed}')


def a_letter_comes_back(acta, folder, faults):
    letter = next((folder / 'letters').glob('*.eml')).read_text()
    notice = folder / 'notice.eml'
    notice.write_text('Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n\n'
                      '--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n'
                      'Final-Recipient: rfc822; ana@mre.example\nAction: failed\nStatus: 5.1.1\n\n'
                      f'--b\nContent-Type: message/rfc822\n\n{letter}\n--b--\n')
    done = acta.run('remind', '--bounce', str(notice))
    faults.expect(done.returncode == 0 and '5.1.1' in done.stdout, done.stdout + done.stderr)
    faults.expect('ana@mre.example  Ana Pérez  (letters come back)' in acta.do('account', 'list'), 'it is noted')
    done = acta.remind('ana@mre.example', '--mail-drop', str(folder / 'more'))
    faults.expect('No letter sent' in done.stdout and '1 whose letters come back' in done.stdout, done.stdout)
    acta.do('account', 'reachable', 'ana@mre.example')
    faults.expect('ana@mre.example  Ana Pérez\n' in acta.do('account', 'list'), 'it is put right')
    forged = folder / 'forged.eml'
    forged.write_text(notice.read_text().replace('<reminder-', '<reminder-x'))
    done = acta.run('remind', '--bounce', str(forged))
    faults.expect(done.returncode != 0 and 'no letter of ours' in done.stderr, done.stdout + done.stderr)


def the_form_takes_reports(acta, path, folder, faults):
    desk = free_port()
    with subprocess.Popen([acta.program, 'serve', '--listen', '127.0.0.1:0', '--desk', f'127.0.0.1:{desk}',
                           '--store', acta.store, '--lang', 'en', '--access-log', folder / 'access.jsonl'],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        try:
            program.stdout.readline()
            program.stdout.readline()
            at = f'http://127.0.0.1:{desk}'
            status, page = ask(at + path)
            faults.expect(status == 200 and 'CM17' not in page, f'before it is opened: {status}')
            mine = {'Origin': at, 'Cookie': opened(at + path, at)}
            status, page = ask(at + path)
            faults.expect(status == 403 and 'enlace nuevo' in page, f'passed on: {status}')
            status, page = ask(at + path, **mine)
            faults.expect(status == 200 and 'CM17' in page, f'the form: {status}')
            said = {'status': 'limited', 'as_of': '2026', 'text': 'Por el enlace.', 'language': 'es',
                    'key': '1', 'evidence': ''}
            status, page = ask(f'{at}{path}/CM17', said, **mine)
            faults.expect(status == 200 and 'Recibido' in page, f'the receipt: {status} {page[-2000:]}')
            status, page = ask(f'{at}{path}/CM02', said, **{**mine, 'Origin': 'https://evil.example'})
            faults.expect(status == 403, f'a form of another page: {status}')
            status, page = ask(at + path[:-1] + ('0' if path[-1] != '0' else '1'))
            faults.expect(status == 404 and 'enlace nuevo' in page, f'a forged link: {status}')
        finally:
            program.terminate()
            program.communicate()
    log = (folder / 'access.jsonl').read_text()
    faults.expect('/es/form/' in log and path.split('/')[-1] not in log, 'the log hands the link on')
    drop = folder / 'letters'
    done = acta.remind('ana@mre.example', '--mail-drop', str(drop))
    faults.expect('2 letters sent' in done.stdout, done.stdout + done.stderr)
    letters = [email.message_from_bytes(one.read_bytes()) for one in drop.glob('*.eml')]
    told = [one for one in letters if 'Se abrió' in decoded(one, 'Subject')]
    faults.expect(len(letters) == 2 and len(told) == 1, f'{[decoded(one, "Subject") for one in letters]}')
    text = text_of(told[0])
    faults.expect(told[0]['To'].endswith('<ana@mre.example>') and 'Colombia' in text, f'that it was opened: {text}')
    faults.expect(not re.search(r'[0-9a-f]{32}|https?:', text), f'it hands the link on: {text}')
    text = text_of(next(one for one in letters if one is not told[0]))
    done = acta.remind('--mail-drop', str(folder / 'once'))
    faults.expect('No letter sent' in done.stdout, f'told twice that it was opened: {done.stdout}')
    faults.expect('CM02' in text and 'CM17' not in text, f'what was sent is asked for again: {text}')


def main():
    program, faults, server = arguments().acta, Faults(), Server()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        acta = Acta(program, folder / 'store')
        acta.do('load', str(pack_with_a_cycle(folder / 'pack')), '--no-progress')
        acta.do('account', 'add', 'ana@mre.example', '--name', 'Ana Pérez', '--office', 'focal-COL', '--language', 'es')
        acta.do('account', 'add', 'mallory@mre.example', '--name', 'Mallory\nBcc: victim@x.example',
                '--office', 'focal-COL')
        port = free_port()
        controller = Controller(server, hostname='127.0.0.1', port=port)
        controller.start()
        try:
            path = letters_arrive(acta, server, port, faults)
            a_failing_server_is_tried_again(acta, server, port, faults)
        finally:
            controller.stop()
        the_form_takes_reports(acta, path, folder, faults)
        a_letter_comes_back(acta, folder, faults)
        for bad in (['--smtp', 'http://x.example'], ['--smtp', 'smtp://x', '--mail-drop', 'y'], []):
            faults.expect(acta.remind(*bad).returncode == 1, f'{bad} is taken')
    return faults.exit_code()


if __name__ == '__main__':
    sys.exit(main())
