"""What bin/bench and bin/fault-trials share: where things are, the built binary, and measured commands."""
import csv
import hashlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

# A command started by vfork would be reported with this script's own peak memory as its least.
subprocess._USE_VFORK = False

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Impossible(Exception):
    """A step that cannot be done here; the message says why and the other steps go on."""


def cache_folder(name):
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    folder = os.path.join(base, "rightcall", name)
    os.makedirs(folder, exist_ok=True)
    return folder


def corpora_folder():
    given = os.environ.get("RIGHTCALL_CORPORA") or os.path.join(ROOT, "..", "shared", "data")
    return os.path.abspath(given)


def note(text):
    print(text, file=sys.stderr, flush=True)


def build(configuration="release"):
    """Builds rightcall, shows progress on standard error, and returns the path of the binary."""
    subprocess.run([os.path.join(ROOT, "bin/setup")], check=True)
    built = subprocess.run([os.path.join(ROOT, "bin/lib/build"), configuration], stdout=subprocess.PIPE, text=True)
    if built.returncode != 0:
        sys.exit("the build failed")
    return built.stdout.strip()


class Outcome:
    """How one command ended: status (negative: the signal), output, wall seconds, peak memory in bytes, seconds of cores."""

    def __init__(self, status, out, err, seconds, peak_bytes, core_seconds):
        self.status, self.out, self.err = status, out, err
        self.seconds, self.peak_bytes, self.core_seconds = seconds, peak_bytes, core_seconds

    def json(self):
        return json.loads(self.out)

    def complaint(self):
        lines = [line for line in self.err.decode("utf-8", "replace").splitlines() if line.strip()]
        return lines[0][:200] if lines else f"status {self.status}, nothing on standard error"


def run(command, timeout=1800, **options):
    """Runs a command to its end. Output goes through files, so that nothing here slows the command down."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        started = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, **options)
        previous = signal.signal(signal.SIGALRM, lambda *_: process.kill())
        signal.alarm(timeout)
        try:
            _, status, usage = os.wait4(process.pid, 0)
        finally:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, previous)
        seconds = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        # Linux counts kibibytes here.
        return Outcome(process.returncode, out.read(), err.read(), seconds, usage.ru_maxrss * 1024,
                       usage.ru_utime + usage.ru_stime)


def done(command, accept=(0,), **options):
    outcome = run(command, **options)
    if outcome.status not in accept:
        raise Impossible(f"`{' '.join(map(os.path.basename, command[:1]))} {' '.join(command[1:4])} …`: {outcome.complaint()}")
    return outcome


def psql(database, question):
    """What PostgreSQL's own client answers: values alone, a row a line."""
    return done(["psql", "-X", "-q", "-A", "-t", "-d", database, "-c", question], timeout=1_800)


def simulated_firm(binary, folder, seed, recruiters, months, source_rooms=("SimulatedAgency", "WorkingTime")):
    """A bundle made once and kept until the code that invents it changes."""
    key = hashlib.sha256(f"{seed} {recruiters} {months}".encode())
    for room in source_rooms:
        for parent, folders, files in os.walk(os.path.join(ROOT, "Sources", room)):
            folders.sort()
            for file in sorted(files):
                with open(os.path.join(parent, file), "rb") as source:
                    key.update(source.read())
    place = os.path.join(folder, f"firm-{seed}-{recruiters}x{months}")
    stamp = place + ".made-by"
    if not os.path.exists(stamp) or open(stamp).read() != key.hexdigest():
        shutil.rmtree(place, ignore_errors=True)
        note(f"inventing a firm of {recruiters} recruiters × {months} months (seed {seed}) …")
        done([binary, "simulate", "--seed", str(seed), "--recruiters", str(recruiters), "--months", str(months),
              "--out", place])
        with open(stamp, "w") as file:
            file.write(key.hexdigest())
    return place


def count_rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return max(0, sum(1 for _ in csv.reader(file)) - 1)


def own_memory():
    """This script's own peak in bytes: the kernel never reports less for a command it starts."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
