#!/usr/bin/env python3
"""The data package and its catalogue: the descriptor passes the profile of Data Package 2.0, every file has
the rows, the hash and the columns that are stated, every cell is of its type, and the archive holds the same.

    tests/portal/data.py --acta build/debug/acta
"""
import csv
import hashlib
import io
import json
import re
import sys
import urllib.parse
import zipfile

from running import CONFORMANCE, SKIPPED, Faults, Portal, arguments

TYPES = {
    'string': lambda text: True,
    'integer': re.compile(r'-?\d+').fullmatch,
    'number': re.compile(r'-?\d+(\.\d+)?').fullmatch,
    'boolean': {'yes', 'no'}.__contains__,
    'datetime': re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z').fullmatch,
}


def addresses_of(resource):
    """Where its files are, below the server, each with its name."""
    urls = resource['path'] if isinstance(resource['path'], list) else [resource['path']]
    parts = [urllib.parse.urlsplit(url) for url in urls]
    return {part.path.removeprefix('/data/'): f'{part.path}?{part.query}' for part in parts}


def beside(package):
    """The same package with its files beside it."""
    resources = []
    for resource in package['resources']:
        if resource['name'].startswith('copy-'):
            resources.append(resource)
            continue
        names = list(addresses_of(resource))
        resources.append({**resource, 'path': names if isinstance(resource['path'], list) else names[0]})
    return {**package, 'resources': resources}


def check_resource(portal, resource, archive, faults):
    paths = addresses_of(resource)
    fields = resource['schema']['fields']
    keys, rows = set(), 0
    for path in paths:
        status, headers, body = portal.get(paths[path])
        faults.expect(status == 200 and headers['content-type'].startswith('text/csv'), f'{path}: {status}')
        faults.expect(archive.read(path) == body, f'{path}: another in the archive')
        if 'hash' in resource:
            faults.expect(resource['hash'] == 'sha256:' + hashlib.sha256(body).hexdigest(), f'{path}: hash')
            faults.expect(resource['bytes'] == len(body), f'{path}: bytes')
        table = list(csv.reader(io.StringIO(body.decode('utf-8'), newline=''), strict=True))
        faults.expect(table[0] == [field['name'] for field in fields], f'{path}: {table[0]}')
        for row in table[1:]:
            rows += 1
            for field, cell in zip(fields, row, strict=True):
                faults.expect(cell == '' or TYPES[field['type']](cell), f'{path}: {field["name"]}: {cell!r}')
            if 'primaryKey' in resource['schema']:
                keys.add(row[table[0].index(resource['schema']['primaryKey'][0])])
    if 'primaryKey' in resource['schema']:
        faults.expect(len(keys) == rows, f'{list(paths)}: {rows - len(keys)} keys twice')
    return rows


def check_catalogue(catalogue, paths, faults):
    """What DCAT-AP 3 makes mandatory."""
    for dataset in catalogue['dcat:dataset']:
        for member in ('dct:title', 'dct:description'):
            languages = {text['@language'] for text in dataset[member]}
            faults.expect(languages == {'en', 'es', 'pt', 'fr'}, f'dcat: {member}: {languages}')
        reached = [distribution['dcat:accessURL']['@id'] for distribution in dataset['dcat:distribution']]
        for path in paths:
            faults.expect(any(f'/data/{path}?' in url for url in reached), f'dcat: {path} is missing')
    for member in ('dct:title', 'dct:description', 'dct:publisher'):
        faults.expect(catalogue[member], f'dcat: {member}')
    for service in catalogue['dcat:service']:
        faults.expect(service['dct:title'] and service['dcat:endpointURL'], 'dcat: service')


def main():
    faults = Faults()
    with Portal(arguments().acta) as portal:
        package = json.loads(portal.get('/data/datapackage.json')[2])
        archive = zipfile.ZipFile(io.BytesIO(portal.get('/data/acta.zip')[2]))
        faults.expect(archive.testzip() is None, 'the archive is damaged')
        faults.expect(json.loads(archive.read('datapackage.json')) == beside(package), 'another descriptor in the archive')
        rows = {resource['name']: check_resource(portal, resource, archive, faults) for resource in package['resources']}
        faults.expect(rows['claims'] == package['at'], f'{rows["claims"]} claims at entry {package["at"]}')
        faults.expect(rows['subjects'] > 500 and len(rows) > 10, f'tables: {rows}')

        # The page says the same, and what it links to is there.
        page = json.loads(portal.get('/en/data.json')[2])
        stated = {row['file']: (row['rows'], row['sha256']) for row in page['files']}
        for resource in package['resources']:
            if isinstance(resource['path'], str):
                name = next(iter(addresses_of(resource)))
                faults.expect(stated.get(name) == (rows[resource['name']], resource['hash'][7:]), f'page: {name}')
        html = portal.get('/en/data')[2].decode()
        for href in re.findall(r'href="(/(?:data|openapi)[^"]*)"', html):
            faults.expect(portal.get(href.replace('&amp;', '&'))[0] == 200, f'page: {href} leads nowhere')

        # An old entry has its own package, the same for ever, and leads to its own files.
        then = 'at=2000&valid=2024-01-01'
        status, headers, body = portal.get('/data/datapackage.json?' + then)
        old = json.loads(body)
        faults.expect(old['at'] == 2000 and 'immutable' in headers['cache-control'], 'the package at an old entry')
        old_archive = zipfile.ZipFile(io.BytesIO(portal.get('/data/acta.zip?' + then)[2]))
        for resource in old['resources']:
            check_resource(portal, resource, old_archive, faults)
        status, headers, body = portal.get('/data/acta.zip?vaild=2024-01-01')
        faults.expect(status == 400, f'a misspelt date: {status}')

        # By the cursor one comes by every claim once.
        seen, path = [], '/data/claims.json?limit=5000'
        while path:
            status, headers, body = portal.get(path)
            piece = json.loads(body)
            seen += [claim['entry'] for claim in piece['claims']]
            path = piece['next']
            faults.expect((path is None) == ('link' not in headers), 'claims.json: link and next differ')
        faults.expect(seen == sorted(set(seen)) and len(seen) == rows['claims'], f'claims.json: {len(seen)} claims')
        for wrong in ('after=x', 'limit=0', 'limit=5001', 'after=99999999', 'at=1&known=2026-01-01'):
            status, headers, body = portal.get('/data/claims.json?' + wrong)
            faults.expect(status == 400 and headers['content-type'] == 'application/problem+json', f'claims.json?{wrong}: {status}')

        catalogue = json.loads(portal.get('/data/dcat.jsonld')[2])
        check_catalogue(catalogue, [name for name in archive.namelist() if name.endswith('.csv')] + ['acta.zip'], faults)
    with Portal(arguments().acta, pack='puebla') as portal:
        other = json.loads(portal.get('/data/datapackage.json')[2])
        faults.expect(other['name'] == 'puebla' and portal.get('/es/data')[0] in (200, 308), 'another process')

    profile = CONFORMANCE / 'frictionless' / 'profiles' / '2.0' / 'datapackage.json'
    try:
        import jsonschema
    except ImportError:
        jsonschema = None
    if not profile.exists() or not jsonschema:
        print('skipped: the profile of Data Package 2.0 or python3-jsonschema is not here')
        return faults.exit_code() or SKIPPED
    for descriptor in (package, other):
        for error in jsonschema.Draft7Validator(json.loads(profile.read_text())).iter_errors(descriptor):
            faults.found.append(f'datapackage.json: {error.json_path}: {error.message}')
    return faults.exit_code()


if __name__ == '__main__':
    sys.exit(main())
