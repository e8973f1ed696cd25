#!/usr/bin/env python3
"""Changes one letter of an entry's payload in a store: change_a_byte.py STORE/acta.db ENTRY"""
import sqlite3
import sys

path, entry = sys.argv[1:]
with sqlite3.connect(path) as store:
    (payload,) = store.execute('SELECT payload FROM entries WHERE number = ?', (entry,)).fetchone()
    changed = payload.replace(b'published', b'Published')
    assert changed != payload
    store.execute('UPDATE entries SET payload = ? WHERE number = ?', (changed, entry))
