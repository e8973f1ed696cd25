"""Cuts the power at random operations, from the first file on. What the disk then holds (lost and
torn unsynced writes, lost names) must open, pass the audit, and hold every acknowledged entry.

    power_cut.py [CUTS]          at the durability the store has
    power_cut.py --weak [CUTS]   with synchronous=OFF: must lose something, or the test is blind
"""
import subprocess
import sys

import lab

weak = "--weak" in sys.argv
numbers = [word for word in sys.argv[1:] if word.isdigit()]
CUTS = int(numbers[0]) if numbers else 40

random = lab.seeded()
total = bad = finished = 0
for cut in range(1, CUTS + 1):
    with lab.Place() as place:
        disk, found = place / "disk", place / "found"
        disk.mkdir()
        # One in four within the creation of the store; the rest up to well after the first
        # checkpoints of the write-ahead log into the database.
        at = random.randint(1, 90) if cut % 4 == 0 else random.randint(60, 4500)
        environment = lab.layer("power_cut", POWER_CUT_DIR=disk, POWER_CUT_OUT=found,
                                POWER_CUT_AT=at, POWER_CUT_SEED=random.randrange(1 << 30))
        if weak:
            environment["ACTA_FAULTS_SYNCHRONOUS"] = "OFF"
        program = subprocess.run([lab.WRITER, "write", str(disk / "store"), "3", "100000", "20000"],
                                 env=environment, capture_output=True, timeout=120)
        if program.returncode != 137:
            lab.fail(f"ended with {program.returncode} and not by the cut: {program.stderr.decode()}")
        acks = lab.acks_in(program.stdout)
        total += len(acks)
        good, said = lab.check(found / "store", acks, place)
        if not good:
            bad += 1
            if not weak:
                lab.fail(f"cut {cut} at operation {at}: {said}")
print(f"{CUTS} cuts, {total} entries acknowledged, {bad} stores with losses")
if weak and bad == 0:
    lab.fail("nothing was lost without fsync: this test finds nothing")
if total < CUTS:
    lab.fail("too few acknowledgements for this to mean anything")
