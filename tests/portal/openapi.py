#!/usr/bin/env python3
"""/openapi.json is what OpenAPI 3.1 asks for, and every path that it describes answers as it says: at
present and in the past, in four languages, with the right rows; and what goes wrong is a problem document.

    tests/portal/openapi.py --acta build/debug/acta
"""
import csv
import hashlib
import io
import json
import re
import sys
import xml.etree.ElementTree as tree

from running import CONFORMANCE, SKIPPED, Faults, Portal, arguments

LANGUAGES = ('en', 'es', 'pt', 'fr')
ONE_SUBJECT = ('}.atom', '}.pdf', '}.docx', '}.ics')  # written by hand, of subjects of the founding pack

PAGE = b'<!doctype html><title>A summit</title>'
COPY = hashlib.sha256(PAGE).hexdigest()


def keep_a_copy(portal):
    """Of a source of the pack, and wait until the portal, which follows the record, has it."""
    source = json.loads(portal.get('/en/sources.json')[2])['sources'][0]['source']
    page = portal.folder / f'{source}.html'
    page.write_bytes(PAGE)
    portal.run('sources', 'archive', str(page), '--captured', '2026-01-05', '--by', 'secretariat')
    while portal.get(f'/copies/{COPY}')[0] != 200:
        pass


class Description:
    def __init__(self, document, jsonschema):
        self.document, self.jsonschema = document, jsonschema

    def resolved(self, thing):
        while '$ref' in thing:
            target = self.document
            for step in thing['$ref'].removeprefix('#/').split('/'):
                target = target[step]
            thing = target
        return thing

    def faults_of(self, schema, value):
        whole = {**schema, 'components': self.document['components']}
        for error in self.jsonschema.Draft202012Validator(whole).iter_errors(value):
            yield f'{list(error.absolute_path)}: {error.message[:200]}'

    def faults_of_answer(self, responses, answer):
        """What differs from what is described; `answer` is (status, headers, body)."""
        status, headers, body = answer
        if str(status) not in responses:
            yield f'{status} is not described'
            return
        content = self.resolved(responses[str(status)]).get('content', {})
        kind = headers.get('content-type', '').split(';')[0]
        if not content:
            if body:
                yield 'a body that is not described'
            return
        if kind not in content:
            yield f'{kind} is not described'
        elif kind.endswith('json'):
            yield from self.faults_of(content[kind]['schema'], json.loads(body))
        elif kind == 'text/csv':
            rows = list(csv.reader(io.StringIO(body.decode()), strict=True))
            if len({len(row) for row in rows}) != 1:
                yield 'rows of different length'
        elif kind.endswith('xml'):
            tree.fromstring(body)


def get(portal, path):
    """The answer, after the word of the path was put into the language."""
    answer = portal.get(path)
    return portal.get(answer[1]['location']) if answer[0] == 308 else answer


def walk(portal, described, faults):
    checked = 0
    for template, item in described.document['paths'].items():
        operation = item['get']
        parameters = [described.resolved(parameter) for parameter in operation['parameters']] if 'parameters' in operation else []
        examples = {parameter['name']: parameter.get('example', '') for parameter in parameters if parameter['in'] == 'path'}
        if template.endswith(ONE_SUBJECT):
            examples['id'] = 'col' if 'countries' in template else 'ME03' if 'meetings' in template else 'LAD-AP07'
        if 'digest' in examples:
            examples['digest'] = COPY
        queries = ['']
        if any(parameter['name'] == 'at' for parameter in parameters):
            queries += ['?valid=2023-07-01', '?at=3000&valid=2024-01-01', '?at=0', '?known=2026-11-30', '?valid=soon', '?at=99999999']
        if any(parameter['name'] == 'view' for parameter in parameters):
            queries.append('?view=history')
        languages = LANGUAGES if '{lang}' in template else ('',)
        for language in languages:
            examples['lang'] = language
            path = re.sub(r'\{(\w+)\}', lambda name: examples[name.group(1)], template)
            for query in queries:
                if language not in ('', 'en') and query not in ('', '?valid=2023-07-01'):
                    continue
                answer = get(portal, path + query)
                for fault in described.faults_of_answer(operation['responses'], answer):
                    faults.found.append(f'{path}{query}: {fault}')
                expected = {'?valid=soon': (400,), '?at=99999999': (404,), '?known=2026-11-30': (302, 400)}.get(query, (200, 404) if query else (200,))
                faults.expect(answer[0] in expected, f'{path}{query}: {answer[0]}')
                checked += 1
            etag = get(portal, path)[1].get('etag')
            if etag and '304' in operation['responses']:
                answer = portal.get(path, {'If-None-Match': etag})
                faults.expect(answer[0] in (304, 308) and not answer[2], f'{path}: sent twice')
    return checked


def main():
    try:
        import jsonschema
    except ImportError:
        print('skipped: python3-jsonschema is not installed')
        return SKIPPED
    faults = Faults()
    for pack in ('los-angeles', 'puebla'):
        with Portal(arguments().acta, pack=pack) as portal:
            keep_a_copy(portal)
            document = json.loads(portal.get('/openapi.json')[2])
            described = Description(document, jsonschema)
            if pack == 'puebla':
                for template in [path for path in document['paths'] if path.endswith(ONE_SUBJECT)]:
                    del document['paths'][template]
            checked = walk(portal, described, faults)
            faults.expect(checked > 100, f'only {checked} answers were looked at')
            ids = [item['get']['operationId'] for item in document['paths'].values()]
            faults.expect(len(ids) == len(set(ids)), 'an operationId twice')
            # Rows of JSON and CSV agree, and a piece of them says of how many it is.
            for template in document['paths']:
                if template.startswith('/{lang}') and template.endswith('.json') and '{id}' not in template:
                    path = template.replace('{lang}', 'en')
                    if '{' in path:
                        continue
                    tables = [value for value in json.loads(portal.get(path + '?rows=all')[2]).values() if isinstance(value, list)]
                    rows = list(csv.reader(io.StringIO(portal.get(path[:-4] + 'csv')[2].decode())))
                    piece = json.loads(portal.get(path)[2]).get('pieces', {})
                    for table in piece.values():
                        faults.expect(table['to'] - table['from'] + 1 <= 200 < table['of'], f'{path}: {table} is no piece')
                    faults.expect(tables and len(rows) - 1 == len(tables[0]), f'{path}: JSON and CSV differ in rows')
            # A wrong answer would be seen.
            countries = json.loads(portal.get('/en/countries.json')[2])
            countries['countries'][0]['groups'] = 'many'
            schema = {'$ref': '#/components/schemas/countries'}
            faults.expect(list(described.faults_of(schema, countries)), 'a wrong answer passes')

            rules = CONFORMANCE / 'openapi' / 'schema.json'
            if rules.exists():
                # The dialect is that of JSON Schema with a few words more, which a plain validator passes over.
                text = rules.read_text().replace('"$dynamicRef": "#meta"', '"type": ["object", "boolean"]')
                for error in jsonschema.Draft202012Validator(json.loads(text)).iter_errors(document):
                    faults.found.append(f'openapi.json: {error.json_path}: {error.message[:200]}')
            else:
                print('skipped: the schema of OpenAPI 3.1 is not here')
    return faults.exit_code()


if __name__ == '__main__':
    sys.exit(main())
