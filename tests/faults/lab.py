"""What the fault tests share: a place to work in, the program under test, and the final check."""
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

BUILD = pathlib.Path(os.environ.get("FAULTS_BUILD", ".")).resolve()
WRITER = str(BUILD / "fault_writer")


def layer(name, **settings):
    """The environment that puts a layer of faults under a program."""
    return {**os.environ, "LD_PRELOAD": str(BUILD / f"lib{name}.so"),
            **{key: str(value) for key, value in settings.items()}}


class Place:
    """A directory of its own, gone afterwards unless something failed there."""

    def __enter__(self):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="acta-faults-"))
        return self.path

    def __exit__(self, kind, *_):
        if kind is None:
            shutil.rmtree(self.path, ignore_errors=True)
        else:
            print(f"left as it was: {self.path}", file=sys.stderr)


def acks_in(output):
    """The whole "ack NUMBER DIGEST" lines; the last may have been cut off."""
    lines = output.decode("utf-8", "replace").split("\n")[:-1]
    return [line for line in lines if line.startswith("ack ") and len(line.split()) == 3]


def check(store, acks, scratch):
    """Opens and audits the store and looks for every acknowledged entry: (good, what it said)."""
    listed = scratch / "acks"
    listed.write_text("".join(line + "\n" for line in acks))
    done = subprocess.run([WRITER, "check", str(store), str(listed)], capture_output=True, timeout=300)
    return done.returncode == 0, (done.stdout + done.stderr).decode("utf-8", "replace").strip()


def seeded():
    """Random numbers that can be had again: FAULTS_SEED=N."""
    seed = int(os.environ.get("FAULTS_SEED", random.randrange(1 << 30)))
    print(f"FAULTS_SEED={seed}")
    return random.Random(seed)


def fail(text):
    sys.exit(f"FAILED: {text}")
