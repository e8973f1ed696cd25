#!/usr/bin/env python3
"""The other opinion on CSV: Python's csv module, strict.

    csv_by_python.py write SEED FILE...    writes a random table to each file, each in a manner of its own
    csv_by_python.py read FILE...          reads each file

Both print for each file its cells, or "refused", and then "--".

A record is printed as the number of its cells, then each cell as its length in bytes, a colon and
its bytes. An empty line, which Python gives as no cell at all, counts as one empty cell.
"""
import csv
import random
import sys

ALPHABET = ["a", "7", "ñ", "語", " ", ",", ";", '"', '""', "\n", "\r", "\r\n", "\t", "=", "'"]


def show(records):
    out = bytearray()
    for record in records:
        out += b"%d\n" % len(record)
        for cell in record:
            data = cell.encode()
            out += b"%d:%s\n" % (len(data), data)
    return bytes(out)


def read(path):
    try:
        with open(path, newline="", encoding="utf-8") as file:
            return show([record or [""] for record in csv.reader(file, strict=True)])
    except csv.Error:
        return b"refused\n"


def write(seed, path):
    chance = random.Random(seed)
    table = [["".join(chance.choices(ALPHABET, k=chance.randrange(6)))
              for _ in range(chance.randrange(1, 6))] for _ in range(chance.randrange(30))]
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, quoting=chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
                   lineterminator=chance.choice(["\n", "\r\n", "\r"])).writerows(table)
    # Not show(table): up to Python 3.12 the writer leaves a lone CR unquoted and so loses it.
    return read(path)


if __name__ == "__main__":
    for number, name in enumerate(sys.argv[3:] if sys.argv[1] == "write" else sys.argv[2:]):
        shown = write(int(sys.argv[2]) + number, name) if sys.argv[1] == "write" else read(name)
        sys.stdout.buffer.write(shown + b"--\n")
