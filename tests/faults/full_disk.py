"""Writes until the disk is full. Writers must be refused with a clear error, readers must go on,
and when there is space again the writers must go on by themselves; at the end every acknowledged
entry is stored. On a small tmpfs where we may mount one, and with a layer that refuses to write.
"""
import contextlib
import os
import subprocess

import lab

CAPACITY = 6 << 20
BALLAST = 2 << 20
RESERVE = 2 << 20  # for the check: the writers may have filled the disk once more before they end


@contextlib.contextmanager
def small_disk(place):
    disk = place / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={CAPACITY}", "tmpfs", str(disk)],
                             capture_output=True).returncode == 0
    try:
        yield disk if mounted else None
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(disk)], check=True)


def read_until(program, enough):
    """Lines of the program until `enough` of those seen so far holds."""
    lines = []
    for line in program.stdout:
        lines.append(line)
        if enough(lines):
            return lines
    lab.fail(f"the program ended: {program.stderr.read().decode()}")


def count(lines, word):
    return sum(line.startswith(word) for line in lines)


def run(store, disk, environment, scratch):
    ballast, reserve = disk / "ballast", disk / "reserve"
    ballast.write_bytes(b"x" * BALLAST)
    reserve.write_bytes(b"x" * RESERVE)
    program = subprocess.Popen([lab.WRITER, "write", str(store), "3", "1000000", "3000"],
                               env={**environment, "ACTA_FAULTS_READER": "1"}, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    before = read_until(program, lambda lines: lines[-1].startswith(b"full"))
    # While it is full: refused again and again, read again and again.
    during = read_until(program, lambda lines: count(lines, b"full") > 20 and count(lines, b"read") > 5)
    ballast.unlink()
    after = read_until(program, lambda lines: count(lines, b"ack") > 50)
    program.stdin.close()
    rest = program.stdout.readlines()
    if program.wait(60) != 0:
        lab.fail(f"ended with {program.returncode}: {program.stderr.read().decode()}")
    reserve.unlink()
    acks = lab.acks_in(b"".join(before + during + after + rest))
    good, said = lab.check(store, acks, scratch)
    if not good:
        lab.fail(said)
    stored = int(said.split()[1])
    if stored != len(acks):
        lab.fail(f"{len(acks)} acknowledged, {stored} stored")
    refused = next(line for line in before if line.startswith(b"full")).decode().strip()
    print(f"{len(acks)} acknowledged = {stored} stored; while full: “{refused}”, "
          f"{count(during, b'read')} times read")


with lab.Place() as place, small_disk(place) as disk:
    if disk:
        run(disk / "store", disk, dict(os.environ), place)
    else:
        print("not allowed to mount a tmpfs: only the layer is tested")
with lab.Place() as place:
    store = place / "store"
    store.mkdir()
    environment = lab.layer("full_disk", FULL_DISK_DIR=store, FULL_DISK_BYTES=CAPACITY)
    run(store, store, environment, place)
