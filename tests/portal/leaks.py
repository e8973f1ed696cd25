#!/usr/bin/env python3
"""What is not public stands behind no public door: a restricted claim of the pack, a report that waits
for review, what came back with a reason, a filing without an account, and the names of people, each
marked with a word that exists nowhere else. Looked for in every file of the static copy (all pages in
four languages with their twins, the data, the tiles) and in what only a server answers.

    tests/portal/leaks.py --acta build/debug/acta
"""
import csv
import io
import json
import shutil
import sys
import tempfile
import urllib.parse
import zipfile

from desk import Person, serve
from running import ROOT, Faults, Portal, arguments, free_port

RESTRICTED, PROPOSED, RETURNED, FILED, NAME = (f'Zqxkvw{part}' for part in ('note', 'plan', 'why', 'tip', 'mara'))
MARKS = [mark.lower().encode() for mark in (RESTRICTED, PROPOSED, RETURNED, FILED, NAME)]
PUBLIC = 'Zqxkvwpublic'


def pack_with_a_restricted_remark(folder):
    pack = shutil.copytree(ROOT / 'packs' / 'los-angeles', f'{folder}/pack')
    with open(f'{pack}/properties.csv', newline='') as file:
        properties = list(csv.DictReader(file))
    with open(f'{pack}/properties.csv', 'w', newline='') as file:
        writer = csv.DictWriter(file, [*properties[0], 'visibility'])
        writer.writeheader()
        writer.writerows({**row, 'visibility': 'restricted' if row['name'] == 'note' else ''} for row in properties)
    commitments = open(f'{pack}/commitments.csv').read()
    before = 'As summarised from Selee (2022); no committee owns it.'
    text = 'Build an early warning system'
    assert before in commitments and text in commitments
    open(f'{pack}/commitments.csv', 'w').write(commitments.replace(before, RESTRICTED).replace(text, f'{PUBLIC} Build', 1))
    return pack


def marks_in(content):
    low = content.lower()
    return [mark.decode() for mark in MARKS if mark in low]


def write_at_the_desk(portal, faults):
    desk = free_port()
    mara, rui = Person(portal, desk, NAME, 'focal-COL'), Person(portal, desk, 'rui', 'secretariat')
    serve(portal, desk)
    for person in mara, rui:
        faults.expect(person.sign_in()[0] == 303, f'{person.name} cannot sign in')
    for commitment, words in ('CM02', PROPOSED), ('CM03', PROPOSED):
        status, headers, page = mara.send(f'/en/desk/report/COL/{commitment}', status='limited', as_of='2026-10',
                                          text=f'{words} words.', language='en', evidence='')
        faults.expect(status == 303, f'a report is refused: {page}')
    address = headers['Location'].split('?')[0]
    faults.expect(rui.send(address, do='return', reason=f'{RETURNED} reason')[0] == 303, 'it is not returned')
    faults.expect(PROPOSED in rui.get('/en/desk')[2] or PROPOSED in rui.get(address)[2], 'the desk does not show it')
    status, _, page = mara.send('/en/submit', kind='evidence', commitment='CM02', country='COL', status='limited', as_of='2026-10',
                                text=f'{FILED} was seen.', language='en', evidence='W01', sender=NAME, shielded='yes')
    faults.expect(status in (200, 303), f'a filing is refused: {status} {page}')


def look_into_the_copy(portal, faults):
    folder = portal.folder / 'copy'
    portal.run('export', 'site', str(folder), '--no-progress')
    public = 0
    for file in folder.rglob('*'):
        if not file.is_file():
            continue
        content = file.read_bytes()
        faults.expect(not marks_in(content), f'{file.relative_to(folder)}: {marks_in(content)}')
        public += PUBLIC.encode() in content
    faults.expect(public > 20, f'what is public stands in {public} files alone: the search is blind')


def ask_the_server(portal, faults):
    languages = ('en', 'es', 'pt', 'fr')
    doors = [f'/{language}/{path}' for language in languages for path in (
        'changes.atom', 'countries/col.atom', 'countries/col.pdf', 'countries/col.docx', 'commitments/CM01?view=history',
        'commitments/CM02?view=history', 'commitments/CM01.json?view=history', 'progress.pdf', 'meetings.ics', 'roles',
        'concerns', 'health.json?rows=all', 'changes.json?rows=all', 'commitments/CM02.json', 'progress.json?rows=all')]
    doors += ['/openapi.json', '/sitemap.xml', '/data/dcat.jsonld', '/data/datapackage.json', '/healthz']
    resources = json.loads(portal.get('/data/datapackage.json')[2])['resources']
    for resource in resources:
        urls = resource['path'] if isinstance(resource['path'], list) else [resource['path']]
        parts = [urllib.parse.urlsplit(url) for url in urls]
        doors += [f'{part.path}?{part.query}' for part in parts]
    after, last = 0, json.loads(portal.get('/healthz')[2])['entry']
    doors += [f'/data/claims.json?after={after}&limit=5000' for after in range(0, last, 5000)]
    for door in doors:
        status, _, content = portal.get(door)
        for _ in range(3):
            if status == 308:
                status, headers, content = portal.get(portal.get(door)[1]['location'])
        faults.expect(status == 200, f'{door}: {status}')
        faults.expect(not marks_in(content), f'{door}: {marks_in(content)}')
    archive = zipfile.ZipFile(io.BytesIO(portal.get('/data/acta.zip')[2]))
    for name in archive.namelist():
        faults.expect(not marks_in(archive.read(name)), f'acta.zip: {name}')
    for language in languages:
        for mark in MARKS:
            found = json.loads(portal.get(f'/{language}/search.json?q={mark.decode()}', {})[2] if language == 'en' else
                               portal.get(portal.get(f'/{language}/search.json?q={mark.decode()}')[1]['location'])[2])
            faults.expect(found['results'] == [], f'the search finds {mark.decode()}')
    found = json.loads(portal.get(f'/en/search.json?q={PUBLIC}')[2])
    faults.expect(found['results'] != [], 'the search finds nothing at all')


def main():
    faults = Faults()
    with tempfile.TemporaryDirectory() as folder, \
            Portal(arguments().acta, pack=pack_with_a_restricted_remark(folder)) as portal:
        write_at_the_desk(portal, faults)
        ask_the_server(portal, faults)
        look_into_the_copy(portal, faults)
    return faults.exit_code()


if __name__ == '__main__':
    sys.exit(main())
