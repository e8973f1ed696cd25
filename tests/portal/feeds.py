#!/usr/bin/env python3
"""The feeds and the site map are what their standards say: RFC 4287, sitemaps.org. Read by libxml2 and,
as any reader of feeds would, by what stands in them.

    tests/portal/feeds.py --acta build/debug/acta
"""
import re
import shutil
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree as tree

from running import CONFORMANCE, SKIPPED, Faults, Portal, arguments

ATOM = '{http://www.w3.org/2005/Atom}'
RFC3339 = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)')
URN = re.compile(r'urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}')


def faults_of(feed):
    """What a feed breaks of RFC 4287 §4.1."""
    root = tree.fromstring(feed)
    if root.tag != ATOM + 'feed':
        yield f'not a feed: {root.tag}'
        return
    for element, named in ((root, 'feed'), *((entry, 'entry') for entry in root.findall(ATOM + 'entry'))):
        for one in ('id', 'title', 'updated'):
            found = element.findall(ATOM + one)
            if len(found) != 1 or not (found[0].text or '').strip():
                yield f'{named}: {len(found)} {one}'
                return
        if not urllib.parse.urlsplit(element.find(ATOM + 'id').text).scheme:
            yield f'{named}: the id is no IRI'
        if not RFC3339.fullmatch(element.find(ATOM + 'updated').text):
            yield f'{named}: the date'
        alternates = [link for link in element.findall(ATOM + 'link') if link.get('rel', 'alternate') == 'alternate']
        if named == 'entry' and not alternates and element.find(ATOM + 'content') is None:
            yield 'entry: neither content nor a link'
    if root.find(ATOM + 'author') is None and any(e.find(ATOM + 'author') is None for e in root.findall(ATOM + 'entry')):
        yield 'no author'
    ids = [entry.find(ATOM + 'id').text for entry in root.findall(ATOM + 'entry')]
    if len(ids) != len(set(ids)):
        yield 'an id twice'


def well_formed(text):
    return subprocess.run(['xmllint', '--noout', '--nonet', '-'], input=text, capture_output=True).returncode == 0


def main():
    if not shutil.which('xmllint'):
        print('skipped: xmllint is not installed (libxml2-utils)')
        return SKIPPED
    faults = Faults()
    with Portal(arguments().acta) as portal:
        for path in ('/en/changes.atom', '/es/changes.atom', '/pt/countries/col.atom', '/fr/committees/LAD-AP07.atom'):
            status, headers, body = portal.get(path)
            if status == 308:  # the word of that language
                status, headers, body = portal.get(headers['location'])
            faults.expect(status == 200 and headers['content-type'].startswith('application/atom+xml'), f'{path}: {status}')
            faults.expect(well_formed(body), f'{path}: not well-formed')
            faults.found += [f'{path}: {fault}' for fault in faults_of(body)]
            root = tree.fromstring(body)
            faults.expect(len(root.findall(ATOM + 'entry')) > 0, f'{path}: empty')
            for entry in root.findall(ATOM + 'entry')[:5]:
                faults.expect(URN.fullmatch(entry.find(ATOM + 'id').text), f'{path}: {entry.find(ATOM + "id").text}')
                link = entry.find(ATOM + 'link').get('href')
                faults.expect(portal.get(link.removeprefix(portal.url))[0] == 200, f'{path}: {link} leads nowhere')
            links = {link.get('rel'): link.get('href') for link in root.findall(ATOM + 'link')}
            again = portal.get(links['self'].removeprefix(portal.url))
            faults.expect(again[2] == body, f'{path}: its own address gives another feed')
            etag = headers['etag']
            faults.expect(portal.get(path, {'If-None-Match': etag})[0] in (304, 308), f'{path}: sent twice')

        status, headers, body = portal.get('/sitemap.xml')
        faults.expect(status == 200 and well_formed(body), 'sitemap.xml')
        urls = tree.fromstring(body)
        space = '{http://www.sitemaps.org/schemas/sitemap/0.9}'
        listed = [url.find(space + 'loc').text for url in urls]
        faults.expect(len(listed) == len(set(listed)) > 1000, f'the site map has {len(listed)} addresses')
        for url in urls:
            others = {link.get('hreflang'): link.get('href') for link in url.findall('{http://www.w3.org/1999/xhtml}link')}
            faults.expect(set(others) == {'en', 'es', 'pt', 'fr'}, f'{url[0].text}: {sorted(others)}')
            faults.expect(set(others.values()) <= set(listed) and url[0].text in others.values(), f'{url[0].text}: alternates')
        for address in listed[::97]:
            faults.expect(portal.get(address.removeprefix(portal.url))[0] == 200, f'{address} leads nowhere')
        faults.expect(f'Sitemap: {portal.url}/sitemap.xml'.encode() in portal.get('/robots.txt')[2], 'robots.txt')

    # That faults are found at all: the cases of the W3C's validator.
    cases = CONFORMANCE / 'feeds' / 'atom'
    if not cases.is_dir():
        print('skipped: the cases of the W3C feed validator are not here')
    else:
        for name in ('4.2.15/updated-invalid-date.xml', 'must/entry_title_multiple.xml',
                     'must/entry_id_blank.xml', '4.2.6/id-not-uri.xml', 'must/invalid_xml.xml', '1.2/missing-namespace.xml'):
            try:
                found = list(faults_of((cases / name).read_bytes()))
            except tree.ParseError:
                found = ['not XML']
            faults.expect(found, f'{name} passes')
    return faults.exit_code()


if __name__ == '__main__':
    sys.exit(main())
