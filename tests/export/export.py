#!/usr/bin/env python3
"""A copy of the whole site in files, read as a browser does from a stick: no server, no network.

Exports the founding data with the real binary and follows every link of every file; checks the log
in it from outside; searches it; breaks off an export and fills the disk under another, after which
the copy before must be as it was.
"""
import functools
import hashlib
import html
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ACTA, BUILD = os.path.abspath(sys.argv[1]), pathlib.Path(os.environ['FAULTS_BUILD'])


def acta(*words, **how):
    return subprocess.run([ACTA, *words], capture_output=True, text=True, **how)


def expect(holds, what):
    if not holds:
        sys.exit(f'FAILED: {what}')
    print(what)


class Links:
    """What a page links to. Text has no bare quotation mark, so an attribute can be told by its."""

    def __init__(self, page):
        self.links = [html.unescape(link) for link in re.findall(r'\s(?:href|src|action)="([^"]+)"', page)]
        self.ids = set(re.findall(r'\sid="([^"]*)"', page))
        self.scripts = re.findall(r'<script[^>]*\ssrc="([^"]*)"', page)
        self.forms = [''.join(re.findall(r'\srole="([^"]*)"', form)) for form in re.findall(r'<form[^>]*>', page)]


@functools.cache
def target_of(folder, link):
    return os.path.normpath(os.path.join(folder, urllib.parse.unquote(link)))


def every_link_leads_to_a_file(copy):
    files = {str(path.relative_to(copy)) for path in copy.rglob('*') if path.is_file()}
    expect(len({name.lower() for name in files}) == len(files), 'no two files differ in case alone')
    expect(all(re.fullmatch(r'[A-Za-z0-9._~/-]+', name) for name in files), 'every name is one that any stick takes')
    broken, pages, links, scripts, forms = [], 0, 0, set(), set()
    ids = {}
    wanted = []
    for name in files:
        path = copy / name
        if name.endswith('.html'):
            parsed = Links(path.read_text(encoding='utf-8'))
            pages, found = pages + 1, parsed.links
            ids[name] = parsed.ids
            scripts.update(pathlib.PurePath(script).name.split('.')[0] for script in parsed.scripts)
            forms.update(parsed.forms)
        elif name.endswith('.css'):
            found = re.findall(r'url\(["\']?([^"\')]+)', path.read_text(encoding='utf-8'))
        elif name.endswith('copy-names.js'):
            names = re.match(r'window.actaNames = (.*)', path.read_text(encoding='utf-8'))
            found = [row[1] for row in json.loads(names.group(1))]
        else:
            continue
        for link in found:
            if re.match(r'(https?|mailto|urn|tel|data):', link):
                continue
            links += 1
            to, fragment = urllib.parse.urldefrag(link)
            target = target_of(os.path.dirname(name), to) if to else name
            if link.startswith('/') or '?' in link or target not in files:
                broken.append(f'{name}: {link}')
            elif fragment:
                wanted.append((name, target, fragment))
    broken += [f'{name}: #{fragment} of {to}' for name, to, fragment in wanted
               if to.endswith('.html') and fragment not in ids[to]]
    expect(not broken, f'{links} links of {pages} pages in {len(files)} files all lead somewhere {broken[:10]}')
    expect(scripts <= {'copy-words', 'copy-names', 'copy-search', 'islands'},
           f'no script but those of the search and of the tables: {sorted(scripts)}')
    expect(forms == {'search'}, f'no form but that of the search: {forms}')
    for language in ('en', 'es', 'pt', 'fr'):
        for twin in ('overlaps.html', 'overlaps.json', 'overlaps.csv'):
            if language == 'en':
                expect(f'en/{twin}' in files, f'en/{twin} is there')
        expect(f'{language}/index.html' in files, f'{language}/ is there')
    expect(pages > 1000, f'{pages} pages')


# As much of a browser as the script asks for.
BROWSER = r'''
const fs = require('fs'), vm = require('vm'), [folder, language, query] = process.argv.slice(1);
const element = () => ({children: [], textContent: '', append(...all) { this.children.push(...all); }, getAttribute: () => 'none'});
const parts = {q: element(), found: element(), said: element()};
const window = {}, context = vm.createContext({window, URLSearchParams, Map, location: {search: '?q=' + encodeURIComponent(query)},
  document: {getElementById: (id) => parts[id], createElement: element}});
const script = fs.readdirSync(folder + '/assets').find((name) => name.startsWith('copy-search.'));
for (const file of ['copy-words.js', language + '/copy-names.js', 'assets/' + script])
  vm.runInContext(fs.readFileSync(folder + '/' + file, 'utf8'), context);
console.log(JSON.stringify({said: parts.said.textContent, found: parts.found.children.map(
  ({children: [{children: [link, next]}]}) => ({...link, mark: next.className === 'lg' ? next.textContent : undefined}))}));
'''


def search(copy, language, query):
    done = subprocess.run(['node', '-e', BROWSER, copy, language, query], check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def it_can_be_searched(copy):
    for language in ('en', 'es', 'pt', 'fr'):
        found = search(copy, language, 'xenofobia')['found']
        expect(found and all((copy / language / link['href']).is_file() for link in found),
               f'{language}: “xenofobia” leads to {found[0]["textContent"]} and {len(found) - 1} more')
    first = search(copy, 'es', 'Perú')['found'][0]
    expect(first['href'].endswith('per.html'), 'a whole name comes first, with its accent or without')
    expect(search(copy, 'es', 'migraciones')['found'], 'a word is found in its other forms')
    english = search(copy, 'pt', 'S003')['found'][0]
    expect(english['lang'] == 'en' and english['mark'].startswith('en'), 'a name in another language is marked')
    expect('lang' not in first, 'and a name in that of the page is not')
    expect(search(copy, 'en', 'zzzz') == {'said': 'none', 'found': []}, 'what is not there is said not to be')


def digest(copy):
    return {str(path.relative_to(copy)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in copy.rglob('*') if path.is_file()}


def says_where_it_is_only_if_it_was_told(tmp):
    store, copy = tmp / 'named', tmp / 'somewhere'
    acta('load', ROOT / 'packs' / 'puebla', '--store', store, check=True)
    machine = ('*.json', '*.jsonld', '*.atom', '*.xml', '*.txt', '*.html', '*.csv')
    holding = lambda words: sorted({path.suffix for kind in machine for path in copy.rglob(kind)
                                    if words in path.read_text(encoding='utf-8', errors='replace')})
    acta('export', 'site', copy, '--store', store, check=True)
    expect(not holding('//localhost'), f'a copy that was told no address names none of its own {holding("//localhost")}')
    acta('export', 'site', copy, '--store', store, '--url', 'https://acta.example/', check=True)
    expect({'.atom', '.json', '.jsonld', '.html'} <= set(holding('https://acta.example')),
           'one that was told names it in feeds, pages and descriptions of the data')
    done = acta('export', 'site', copy, '--store', store, '--url', 'acta.example')
    expect(done.returncode == 1 and 'error.cli.url' in done.stderr, f'what is no address is refused: {done.stderr.strip()}')


def the_copy_before_stays_whole(tmp):
    store, copy = tmp / 'small', tmp / 'copy'
    acta('load', ROOT / 'packs' / 'puebla', '--store', store, check=True)
    acta('export', 'site', copy, '--store', store, check=True)
    before = digest(copy)
    sums = subprocess.run(['sha256sum', '--check', '--strict', '--quiet', 'SHA256SUMS'], cwd=copy)
    expect(sums.returncode == 0 and len((copy / 'SHA256SUMS').read_text().splitlines()) == len(before) - 1,
           'each file of a copy has its digest in SHA256SUMS')
    acta('withdraw', '200', '--reason', 'The source was misread.', '--store', store, check=True)

    full = {**os.environ, 'LD_PRELOAD': str(BUILD / 'libfull_disk.so'), 'FULL_DISK_DIR': str(tmp / 'copy.part'),
            'FULL_DISK_BYTES': str(1 << 20)}
    done = acta('export', 'site', copy, '--store', store, env=full)
    expect(done.returncode == 2 and 'error.export.disk-full' in done.stderr, f'a full disk: {done.stderr.strip()}')
    expect(digest(copy) == before and not (tmp / 'copy.part').exists(), 'leaves the copy before, and nothing beside it')

    running = subprocess.Popen([ACTA, 'export', 'site', copy, '--store', store], stdout=subprocess.DEVNULL)
    while not list((tmp / 'copy.part').glob('en/*.html')) and running.poll() is None:
        time.sleep(0.001)
    running.send_signal(signal.SIGKILL)
    expect(running.wait() == -signal.SIGKILL, 'an export that is killed while it writes')
    expect(digest(copy) == before, 'leaves the copy before')

    left = tmp / 'copy.part' / 'left-behind'
    left.touch()
    one = subprocess.Popen([ACTA, 'export', 'site', copy, '--store', store], stdout=subprocess.DEVNULL)
    while (left.exists() or not list((tmp / 'copy.part').glob('en/*.html'))) and one.poll() is None:
        time.sleep(0.001)
    one.send_signal(signal.SIGSTOP)
    other = acta('export', 'site', copy, '--store', store)
    expect(other.returncode == 1 and 'error.export.under-way' in other.stderr and digest(copy) == before,
           f'a second one at the same time is refused: {other.stderr.strip()}')
    one.send_signal(signal.SIGCONT)
    expect(one.wait() == 0, 'and the first one is finished')

    after = digest(copy)
    expect(after != before and not (tmp / 'copy.part').exists(), 'and the next one takes its place')
    other = tmp / 'other'
    other.mkdir()
    (other / 'diary.txt').write_text('mine')
    done = acta('export', 'site', other, '--store', store)
    expect(done.returncode == 1 and list(other.iterdir()) == [other / 'diary.txt'],
           f'a folder of somebody else is left alone: {done.stderr.strip()}')

    link, real = tmp / 'link', tmp / 'real'
    real.mkdir()
    link.symlink_to(real)
    acta('export', 'site', link, '--store', store, check=True)
    expect(link.is_symlink() and (real / 'index.html').is_file(), 'through a link the copy takes the place of what it names')
    here = tmp / 'here'
    here.mkdir()
    done = acta('export', 'site', '.', '--store', store, cwd=here)
    expect(done.returncode == 0 and (here / 'index.html').is_file(), f'and "." is the folder that it is {done.stderr}')


with tempfile.TemporaryDirectory(prefix='acta-export-') as folder:
    tmp = pathlib.Path(folder)
    store, copy = tmp / 'store', tmp / 'copy'
    acta('load', ROOT / 'packs' / 'los-angeles', '--store', store, check=True)
    start = time.monotonic()
    done = acta('export', 'site', copy, '--store', store)
    print(done.stdout, f'{time.monotonic() - start:.1f} s', sep='')
    expect(done.returncode == 0 and not done.stderr, f'nothing is missing {done.stderr}')
    every_link_leads_to_a_file(copy)
    checked = subprocess.run(['node', ROOT / 'tests' / 'verify' / 'check_log.mjs', copy], capture_output=True, text=True)
    expect(checked.returncode == 0, f'the log in it is sound: {checked.stdout}{checked.stderr}')
    it_can_be_searched(copy)
    (tmp / 'apart').mkdir()
    says_where_it_is_only_if_it_was_told(tmp / 'apart')
    the_copy_before_stays_whole(tmp / 'apart')
