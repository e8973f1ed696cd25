"""Lets the first, second, third … fsync fail with EIO, until a run has none left to fail. After it
nothing may be acknowledged any more (the entry whose commit was durable before a checkpoint
failed excepted), the program must stop, and the store must open again with all that was
acknowledged. A failed fsync of the directory is another matter when it is SQLite's: SQLite does
not report it. The store syncs the directory once more by itself before it counts as made.
"""
import subprocess

import lab

ENTRIES = 60  # of up to 60 kB: enough for a checkpoint of the write-ahead log

at = stops = total = 0
while True:
    at += 1
    with lab.Place() as place:
        store = place / "store"
        program = subprocess.run([lab.WRITER, "write", str(store), "1", str(ENTRIES), "60000"],
                                 env=lab.layer("failing_fsync", FAILING_FSYNC_AT=at),
                                 capture_output=True, timeout=60)
        before, failed, after = program.stdout.partition(b"failed ")
        acks = lab.acks_in(program.stdout)
        good, said = lab.check(store, acks, place)
        if not good:
            lab.fail(f"fsync {at}: {said}")
        if not failed:
            break
        file = after.split(b"\n")[0].decode()
        later = len(lab.acks_in(after))
        unreported = file == "store" and program.returncode == 0
        if unreported:
            continue
        if later > (1 if file == "acta.db" else 0):
            lab.fail(f"fsync {at} of {file}: {later} acknowledgements after it")
        finished = len(acks) == ENTRIES  # only closing was left to do
        if program.returncode == 0 and not finished:
            lab.fail(f"fsync {at} of {file}: the program went on")
        stops += program.returncode in (3, 4)
        total += len(acks)
print(f"{at - 1} failed fsyncs, {stops} stops, {total} entries acknowledged, none lost")
if stops < ENTRIES:
    lab.fail("too few failures for this to mean anything")
