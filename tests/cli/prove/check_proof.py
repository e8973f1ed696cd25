#!/usr/bin/env python3
"""Checks a c2sp.org/tlog-proof@v1 as RFC 9162 §2.1.3.2 says, with no code of ours: the leaf that
the line "extra" holds is in the tree of the checkpoint."""
import base64
import hashlib
import sys

head, _, checkpoint = open(sys.argv[1], encoding='utf-8').read().partition('\n\n')
magic, extra, index, *proof = head.split('\n')
assert magic == 'c2sp.org/tlog-proof@v1'
leaf = base64.b64decode(extra.removeprefix('extra '), validate=True)
fn = int(index.removeprefix('index '))
_, size, root, *_ = checkpoint.split('\n')
sn = int(size) - 1
assert fn <= sn


def node(left, right):
    return hashlib.sha256(b'\1' + left + right).digest()


r = hashlib.sha256(b'\0' + leaf).digest()
for p in map(base64.b64decode, proof):
    assert sn
    if fn & 1 or fn == sn:
        r = node(p, r)
        while not fn & 1 and fn:
            fn, sn = fn >> 1, sn >> 1
    else:
        r = node(r, p)
    fn, sn = fn >> 1, sn >> 1
assert sn == 0 and r == base64.b64decode(root), 'the proof does not lead to the root'
print('the leaf is in the tree; it says', leaf[9:40].decode())
