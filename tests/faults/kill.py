"""Kills a writing process again and again on one store: in its first moments, or after a random
number of acknowledgements, however fast the machine is. After each kill the store must open, pass
the audit, and hold every entry that was ever acknowledged.

    kill.py [KILLS]
"""
import subprocess
import sys
import time

import lab

KILLS = int(sys.argv[1]) if len(sys.argv) > 1 else 50
A_STORE = 50  # kills before a new store is begun, so that its creation is hit as well

random = lab.seeded()
total = kills = 0
while kills < KILLS:
    with lab.Place() as place:
        acks = []
        for _ in range(min(A_STORE, KILLS - kills)):
            program = subprocess.Popen([lab.WRITER, "write", str(place / "store"), "4", "1000000", "3000"],
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            heard = b""
            if random.random() < 0.5:
                time.sleep(random.uniform(0, 0.02))
            else:
                heard = b"".join(program.stdout.readline() for _ in range(random.randint(1, 400)))
            program.kill()
            acks += lab.acks_in(heard + program.stdout.read())
            program.wait()
            kills += 1
            good, said = lab.check(place / "store", acks, place)
            if not good:
                lab.fail(f"after kill {kills}: {said}")
        total += len(acks)
print(f"{kills} kills, {total} entries acknowledged, none lost, every store opened and sound")
if total < KILLS:
    lab.fail("too few acknowledgements for this to mean anything")
