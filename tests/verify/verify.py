#!/usr/bin/env python3
"""The published log, checked by a program that shares nothing with ours: check_log.mjs.

Serves the founding data from the real binary, fetches what it publishes, and checks it from the
server, from files, against an older checkpoint, and with one byte changed in every kind of file.
Then a pack with a restricted property: nothing of it may be in what is published, erased or not.
"""
import csv
import pathlib
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
PACKS = HERE.parent.parent / 'packs'
ACTA = sys.argv[1]


def acta(store, *words):
    return subprocess.run([ACTA, *words, '--store', store], check=True, capture_output=True, text=True).stdout


def check(place, *options):
    done = subprocess.run(['node', HERE / 'check_log.mjs', place, *options], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def expect(holds, what):
    if not holds:
        sys.exit(f'FAILED: {what}')
    print(what)


class Served:
    """A store, served for as long as it is looked at."""

    def __init__(self, store):
        self.store = store

    def __enter__(self):
        self.server = subprocess.Popen([ACTA, 'serve', '--listen', '127.0.0.1:0', '--store', self.store],
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.url = self.server.stdout.readline().split()[-1]
        return self

    def __exit__(self, *_):
        self.server.send_signal(signal.SIGTERM)
        self.server.wait()

    def get(self, path):
        with urllib.request.urlopen(self.url + path) as answer:
            return answer.read(), answer.headers

    def size(self):
        return int(self.get('checkpoint')[0].split(b'\n')[1])


def tile_names(size):
    """The files of a log of this size (tlog-tiles): written here once more, on purpose."""
    def names(level, count):
        for index in range((count + 255) // 256):
            width = min(256, count - index * 256)
            digits = f'{index:03}' if index < 1000 else f'x{index // 1000:03}/{index % 1000:03}'
            yield f'tile/{level}/{digits}' + ('' if width == 256 else f'.p/{width}')
    yield from names('entries', size)
    level = 0
    while size:
        yield from names(level, size)
        size, level = size // 256, level + 1


def mirror(served, folder):
    for name in ['checkpoint', 'log.pub', *tile_names(served.size())]:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(served.get(name)[0])
    return folder


def leaves(served):
    size = served.size()
    bundles = b''.join(served.get(name)[0] for name in tile_names(size) if '/entries/' in name)
    at, found = 0, []
    while at < len(bundles):
        length, = struct.unpack_from('>H', bundles, at)
        found.append(bundles[at + 2:at + 2 + length])
        at += 2 + length
    return found


def founding_data(tmp):
    store = tmp / 'store'
    acta(store, 'load', PACKS / 'los-angeles')
    acta(store, 'backup', tmp / 'fork')
    with Served(store) as served:
        older = tmp / 'older.txt'
        older.write_bytes(served.get('checkpoint')[0])
        code, said = check(served.url)
        expect(code == 0 and f'Sound: {served.size()} entries' in said, f'the served log is sound\n{said}')
        before = served.size()
        acta(store, 'withdraw', '5000', '--reason', 'The source was misread.')
        while served.size() != before + 1:  # about a second; ctest ends it if it never comes
            pass
        print('the checkpoint follows what is recorded')
        code, said = check(served.url, '--checkpoint', older)
        expect(code == 0 and 'continues the older checkpoint' in said, f'it continues the older checkpoint\n{said}')
        headers = served.get('tile/0/000')[1]
        expect('immutable' in headers['Cache-Control'] and headers['Content-Type'] == 'application/octet-stream',
               'a full tile is kept for ever')
        whole = mirror(served, tmp / 'whole')
    (tmp / 'key').write_bytes((whole / 'log.pub').read_bytes())
    expect(check(whole, '--key', tmp / 'key', '--checkpoint', older)[0] == 0, 'so is the log from files alone')
    tampered(tmp, whole, older)
    rewritten(tmp)


def tampered(tmp, whole, older):
    partial = next(path.relative_to(whole).as_posix() for path in sorted(whole.glob('tile/1/000.p/*')))
    for name in ('checkpoint', 'tile/0/000', partial, 'tile/entries/005'):
        copy = tmp / 'tampered'
        shutil.copytree(whole, copy)
        changed = bytearray((copy / name).read_bytes())
        changed[len(changed) // 2] ^= 1
        (copy / name).write_bytes(changed)
        code, said = check(copy, '--key', tmp / 'key', '--checkpoint', older)
        expect(code == 1 and 'NOT SOUND' in said, f'one byte changed in {name}: {said.strip()}')
        shutil.rmtree(copy)


def rewritten(tmp):
    """The holder of the key goes on from a copy, otherwise: only who kept a checkpoint can tell."""
    fork = tmp / 'fork'
    acta(fork, 'withdraw', '6000', '--reason', 'It was never said.')
    with Served(fork) as served:
        expect(check(served.url)[0] == 0, 'a log that was rewritten with the key looks sound by itself')
        code, said = check(served.url, '--checkpoint', tmp / 'whole' / 'checkpoint')
        expect(code == 1 and 'rewritten' in said, f'but not beside a checkpoint that was kept: {said.strip()}')


def restricted(tmp):
    pack, store = tmp / 'pack', tmp / 'restricted'
    shutil.copytree(PACKS / 'puebla', pack)
    with open(pack / 'properties.csv', newline='', encoding='utf-8') as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row['visibility'] = 'restricted' if row['name'] == 'name' else ''
    with open(pack / 'properties.csv', 'w', newline='', encoding='utf-8') as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    acta(store, 'load', pack)
    secret = b'Primer grupo'
    expect(any(secret in path.read_bytes() for path in store.glob('acta.db*')), 'the store holds what is restricted')
    with Served(store) as served:
        found = leaves(served)
        sealed = [number for number, leaf in enumerate(found, 1) if leaf[8] == 1]
        expect(sealed and all(len(found[number - 1]) == 8 + 1 + 32 for number in sealed), 'its leaves are seals')
        expect(not any(secret in leaf for leaf in found), 'and nothing of it is published')
        before, _ = served.get('tile/entries/000')
        acta(store, 'erase', str(sealed[0]), '--basis', 'GDPR Art. 17', '--reason', 'A person objected.')
        while served.size() == len(found):  # as above
            pass
        expect(served.get('tile/entries/000')[0] == before, 'a full bundle stays as it was when a content is erased')
        code, said = check(served.url)
        expect(code == 0 and ' 1 erased by law' in said, f'and the log stays sound\n{said}')


def forged(tmp):
    """What the holder of the key says of erased entries is held against what stands there."""
    for entry, leaf, sound in (('1', 'right', True), ('1', '0' * 64, False), ('2', 'right', False), ('7', 'right', False),
                               ('0', 'right', False)):
        log = tmp / f'forged-{entry}-{leaf}'
        subprocess.run(['node', HERE / 'forge_log.mjs', log, entry, leaf], check=True)
        code, said = check(log)
        expect((code == 0) == sound, f'a statement on entry {entry}, leaf {leaf[:5]}: {said.splitlines()[0]}')
    expect('--key' in check(tmp / 'forged-1-right')[1], 'without a key of the reader that is said')


with tempfile.TemporaryDirectory(prefix='acta-verify-') as folder:
    founding_data(pathlib.Path(folder))
    restricted(pathlib.Path(folder))
    forged(pathlib.Path(folder))
