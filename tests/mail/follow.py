#!/usr/bin/env python3
"""Somebody without an account follows a state by mail: from the form to the letter that ends it.

    tests/mail/follow.py --acta build/debug/acta

The founding data at the desk's address; letters are written as files, and the week between two of
them passes in the database, since the program has no clock but the machine's.
"""
import email
import email.header
import html
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'portal'))
from running import ROOT, Faults, arguments, free_port  # noqa: E402

ADDRESS = 'ana@news.example'


class Acta:
    def __init__(self, program, folder):
        self.program, self.store, self.folder = program, folder / 'store', folder
        self.port, self.letters = free_port(), 0

    def run(self, *words):
        done = subprocess.run([self.program, *words, '--store', self.store, '--lang', 'en'],
                              capture_output=True, text=True)
        assert done.returncode == 0, (words, done.stderr)
        return done.stdout

    def digest(self):
        """What was told, and the letters that were written."""
        self.letters += 1
        drop = self.folder / f'letters-{self.letters}'
        told = self.run('digest', '--mail-drop', str(drop), '--from', 'acta@secretariat.example',
                        '--desk-url', f'http://127.0.0.1:{self.port}', '--url', 'https://acta.example')
        return told, [email.message_from_bytes(one.read_bytes()) for one in sorted(drop.glob('*.eml'))]

    def a_week_passes(self):
        with sqlite3.connect(self.store / 'acta.db') as database:
            database.execute('UPDATE followers SET written = written - ? WHERE confirmed = 1', (7 * 86400 * 1_000_000,))

    def serve(self):
        return subprocess.Popen(
            [self.program, 'serve', '--listen', '127.0.0.1:0', '--desk', f'127.0.0.1:{self.port}', '--store', self.store,
             '--desk-url', f'http://127.0.0.1:{self.port}', '--lang', 'en', '--access-log', self.folder / 'access.jsonl'], stdout=subprocess.PIPE, text=True)

    def ask(self, path, form=None, **headers):
        url = path if path.startswith('http') else f'http://127.0.0.1:{self.port}{path}'
        body = None if form is None else urllib.parse.urlencode(form).encode()
        try:
            with urllib.request.urlopen(urllib.request.Request(url, body, headers)) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


def text_of(letter):
    return letter.get_payload(decode=True).decode('utf-8').replace('\r\n', '\n')


def subject_of(letter):
    return str(email.header.make_header(email.header.decode_header(letter['Subject'])))


def somebody_asks(acta, faults):
    here = {'Origin': f'http://127.0.0.1:{acta.port}'}
    form = {'address': ADDRESS, 'about': 'country/COL', 'language': 'es'}
    status, page = acta.ask('/es/follow')
    faults.expect(status == 200 and 'country/COL' in page and 'Colombia' in page, f'the form: {status}')
    faults.expect(acta.ask('/es/follow', form, Origin='https://evil.example')[0] == 403, 'a form of another page is taken')
    for wrong, said in (({'address': 'ana'}, 'dirección'), ({'about': 'country/ATL'}, 'seguir'),
                        ({'about': 'source/S002'}, 'seguir'), ({'language': 'xx'}, 'idioma'),
                        ({'address': 'a@b.example\r\nBcc: c@d.example'}, 'dirección')):
        status, page = acta.ask('/es/follow', {**form, **wrong}, **here)
        faults.expect(status in (400, 422) and said in page, f'{wrong}: {status}')
    status, first = acta.ask('/es/follow', form, **here)
    faults.expect(status == 200 and 'Mire su correo' in first, f'asking: {status}')
    status, again = acta.ask('/es/follow', form, **here)
    faults.expect((status, again) == (200, first), 'a known address is answered otherwise')


def the_portal_leads_there(acta, faults):
    for path, about in (('/es/paises/col', '?about=country%2FCOL'), ('/es/comites/LAD-AP07', '?about=committee%2FLAD-AP07'),
                        ('/es/cambios', ''), ('/es/datos', '')):
        page = acta.ask(acta.portal + path)[1]
        links = re.findall(r'href="([^"]*/follow[^"]*)"', page)
        faults.expect(links == [f'http://127.0.0.1:{acta.port}/es/follow{about}'], f'{path} leads to {links}')
    page = acta.ask('/es/follow?about=country%2FCOL')[1]
    faults.expect('<option value="country/COL" selected' in page, 'the state is not chosen')
    faults.expect('/follow' not in acta.ask(acta.portal + '/es/dinero')[1], 'a page without a feed leads there')


def the_portal_leads_to_the_form_for_evidence(acta, faults):
    desk = f'http://127.0.0.1:{acta.port}/es/'
    for path, about in (('/es/paises/col', '?country=COL'), ('/es/compromisos/CM06', '?commitment=CM06'), ('/es/dinero', '')):
        page = acta.ask(acta.portal + path)[1]
        faults.expect(set(re.findall(r'href="([^"]*/submit[^"]*)"', page)) == {f'{desk}submit{about}'},
                      f'{path} does not lead to the form')
    for about, chosen in (('?country=COL', 'COL'), ('?commitment=CM06', 'CM06')):
        faults.expect(f'<option value="{chosen}" selected' in acta.ask('/es/submit' + about)[1], f'{chosen} is not chosen')
    faults.expect(acta.ask('/es/submit?commitment=%22%3E')[0] == 200, 'rubbish in the address takes the form away')
    faults.expect(f'{desk}submissions"' in acta.ask(acta.portal + '/es/preocupaciones')[1],
                  'the concerns do not lead to how much is accepted')


def commands_that_record_say_who_is_in_the_way(acta, faults):
    (acta.folder / 'S001.html').write_text('<!doctype html><title>A page</title>')
    for words in (('archive', acta.folder / 'S001.html', '--captured', '2026-01-05', '--by', 'secretariat'), ('check',),
                  ('forbid', 'S001', '--by', 'secretariat', '--reason', 'All rights reserved.')):
        done = subprocess.run([acta.program, 'sources', *words, '--store', acta.store, '--lang', 'en'],
                              capture_output=True, text=True)
        faults.expect(done.returncode == 2 and 'serve --desk' in done.stderr and 'error.store.locked' in done.stderr,
                      f'{words[0]}: {done}')


def the_letter_asks(acta, faults):
    told, letters = acta.digest()
    faults.expect('1 person asked' in told and len(letters) == 1, f'{told} {len(letters)}')
    text = text_of(letters[0])
    faults.expect(letters[0]['To'] == ADDRESS and 'Colombia' in text, text)
    link = re.search(r'http://127\.0\.0\.1:\d+/es/follow/[0-9a-f]{64}', text).group()
    faults.expect(acta.digest()[1] == [], 'the letter that asks was sent twice')
    status, page = acta.ask(link)
    faults.expect(status == 200 and 'Sí, escríbanme' in page, f'the link: {status}')
    faults.expect('Nobody follows' in acta.run('digest', '--count'), 'looking at the link said yes')
    faults.expect(acta.ask(link[:-1] + ('0' if link[-1] != '0' else '1'))[0] == 404, 'a forged link opens')
    here = {'Origin': f'http://127.0.0.1:{acta.port}'}
    status, page = acta.ask(link, {'csrf': '', 'about': 'everything'}, **here)
    faults.expect(status == 422 and '«about»' in page and 'Sí, escríbanme' in page, f'a field that is not asked for: {status}')
    faults.expect('Nobody follows' in acta.run('digest', '--count'), 'a form with another field said yes')
    status, page = acta.ask(link, {}, **here)
    faults.expect(status == 200 and 'Le escribiremos' in page, f'saying yes: {status}')
    faults.expect('1 person follows' in acta.run('digest', '--count'), 'nobody follows after saying yes')


def something_is_recorded(acta):
    acta.run('withdraw', 'los-angeles/commitments/CM30/quantity', '--reason', 'Tried.')


def feed(acta):
    """Titles and lines of what changed after the founding data, as the feed has them."""
    entries = acta.ask('/es/countries/col.atom')[1].split('<entry>')[1:]
    found = [(html.unescape(re.search('<title[^>]*>(.*?)</title>', one).group(1)),
              html.unescape(re.search('<summary[^>]*>(.*?)</summary>', one, re.S).group(1))) for one in entries]
    return found


def the_digest_says_what_the_feed_says(acta, faults):
    faults.expect(acta.digest()[1] == [], 'a digest within the week')
    acta.a_week_passes()
    letters = acta.digest()[1]
    faults.expect(len(letters) == 1, f'{len(letters)} digests')
    letter, text = letters[0], text_of(letters[0])
    title, summary = feed(acta)[0]
    faults.expect(title in text and all(line in text for line in summary.splitlines()), f'{title}\n{summary}\n---\n{text}')
    faults.expect('Colombia' in subject_of(letter) and letter['Content-Language'] == 'es', subject_of(letter))
    faults.expect('https://acta.example/es/countries/col' in text, 'no link to the pages')
    stop = letter['List-Unsubscribe'].strip('<>')
    faults.expect(letter['List-Unsubscribe-Post'] == 'List-Unsubscribe=One-Click', 'RFC 8058')
    faults.expect(stop in text and stop.endswith('/stop'), text)
    acta.a_week_passes()
    told, letters = acta.digest()
    faults.expect(letters == [] and '1 to whom there was nothing to tell' in told, f'the same told twice: {told}')
    return stop


def one_click_ends_it(acta, stop, faults):
    status, page = acta.ask(stop)
    faults.expect(status == 200 and 'Terminar las cartas' in page, f'the link that ends: {status}')
    status, page = acta.ask(stop, {'why': 'too many'})
    faults.expect(status == 422 and '«why»' in page, f'a field that is not asked for: {status}')
    faults.expect('1 person follows' in acta.run('digest', '--count'), 'a form with another field ended it')
    # As a mail provider does it: from nowhere, without a page before it.
    status, _ = acta.ask(stop, {'List-Unsubscribe': 'One-Click'})
    faults.expect(status == 200, f'one click: {status}')
    faults.expect('Nobody follows' in acta.run('digest', '--count'), 'the address is there still')
    faults.expect(acta.ask(stop)[0] == 404, 'the link opens still')


def nothing_tells_who_follows(acta, faults):
    log = (acta.folder / 'access.jsonl').read_text()
    faults.expect('/es/follow/' in log and not re.search('/follow/[0-9a-f]', log), 'the log hands links on')
    faults.expect(ADDRESS.encode() not in (acta.store / 'acta.db').read_bytes(), 'the address stands in the database')


def one_house_is_asked_to_wait(acta, faults):
    here = {'Origin': f'http://127.0.0.1:{acta.port}'}
    answers = [acta.ask('/en/follow', {'address': f'b{i}@news.example', 'about': '', 'language': 'en'}, **here)[0]
               for i in range(6)]
    faults.expect(answers[-1] == 429, f'one house may ask without end: {answers}')


def main():
    faults = Faults()
    with tempfile.TemporaryDirectory() as name:
        acta = Acta(arguments().acta, pathlib.Path(name))
        acta.run('load', str(ROOT / 'packs' / 'los-angeles'), '--no-progress')

        def served(work):
            with acta.serve() as program:
                try:
                    first, second = program.stdout.readline(), program.stdout.readline()
                    acta.portal = (second if str(acta.port) in first else first).split()[-1].rstrip('/')
                    return work()
                finally:
                    program.terminate()
        served(lambda: (the_portal_leads_there(acta, faults), the_portal_leads_to_the_form_for_evidence(acta, faults),
                        commands_that_record_say_who_is_in_the_way(acta, faults)))
        served(lambda: (somebody_asks(acta, faults), the_letter_asks(acta, faults)))
        something_is_recorded(acta)
        stop = served(lambda: the_digest_says_what_the_feed_says(acta, faults))
        served(lambda: (one_click_ends_it(acta, stop, faults), one_house_is_asked_to_wait(acta, faults)))
        nothing_tells_who_follows(acta, faults)
    return faults.exit_code()


if __name__ == '__main__':
    sys.exit(main())
