"""A small firm in a scratch store, served by the program that was built, with an account for each role."""
import csv
import os
import re
import secrets
import shutil
import subprocess
import tempfile

PASSWORD = "three quiet words"
AS_OF = "2026-11-19T15:00"


class Firm:
    """Recruiter r01 signs in as rita, a manager of their team as mona, marketing as mark, the administrator as olive."""

    def __init__(self, binary):
        self.binary = binary
        self.folder = tempfile.mkdtemp(prefix="rightcall-browser-")
        self.bundle = os.path.join(self.folder, "bundle")
        self.database = f"sqlite:{self.folder}/firm.sqlite"
        self.door = None
        self.key = secrets.token_hex(24)
        self.key_file = os.path.join(self.folder, "addon.key")
        with open(os.open(self.key_file, os.O_WRONLY | os.O_CREAT, 0o600), "w") as file:
            file.write(self.key + "\n")
        try:
            self.rightcall("simulate", "--seed", "11", "--recruiters", "3", "--months", "4", "--out", self.bundle)
            self.rightcall("import", self.bundle, "--json", accept=(0, 3))
            self.recruiters = self.rows("recruiters.csv")
            first = self.recruiters[0]["recruiter_id"]
            self.add("olive", "administrator")
            self.add("rita", "recruiter", "--recruiter", first)
            self.add("mona", "manager", "--team", self.recruiters[0]["team"] or "all")
            self.add("mark", "marketing")
            self.rightcall("collateral", "approve", "seven-moments", "--by", "Mark", "--as-of", AS_OF)
            self.rightcall("campaign", "plan", "--name", "Seven moments", "--side", "candidates", "--piece",
                           "seven-moments", "--begins", "2026-11-16", "--ends", "2027-01-15", "--goes-out",
                           "2026-11-24:linkedin:seven-moments", "--as-of", AS_OF)
        except BaseException:
            self.close()
            raise

    def add(self, name, role, *more):
        self.rightcall("account", "add", f"{name}@firm.example", "--name", name.capitalize(), "--role", role, *more,
                       given=PASSWORD + "\n")

    def rightcall(self, *arguments, accept=(0,), given=None):
        outcome = subprocess.run(
            [self.binary, *arguments], env={**os.environ, "RIGHTCALL_DATABASE": self.database}, input=given or "",
            text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300)
        if outcome.returncode not in accept:
            raise RuntimeError(f"rightcall {arguments[0]} ended with {outcome.returncode}: {outcome.stderr[:500]}")
        return outcome.stdout

    def link(self, person):
        """Where a link for somebody leads that opens all that is theirs."""
        return self.rightcall("link", "make", person, "--for", "everything").strip()

    def rows(self, file):
        with open(os.path.join(self.bundle, file), newline="", encoding="utf-8") as table:
            return list(csv.DictReader(table))

    def open(self):
        """Serves the pages; returns their origin."""
        self.door = subprocess.Popen(
            # A working hour near the end of its record, whenever the tests run.
            [self.binary, "serve", "--as-of", AS_OF, "--port", "8470", "--addon-key-file", self.key_file],
            env={**os.environ, "RIGHTCALL_DATABASE": self.database},
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        found = re.search(r"(http://[\d.]+:\d+)", self.door.stdout.readline())
        if not found:
            raise RuntimeError("rightcall serve printed no address")
        self.origin = found.group(1)
        return self.origin

    def kill(self):
        """As a power cut would: nothing is finished."""
        self.door.kill()
        self.shut()

    def shut(self):
        self.door.wait(timeout=30)
        self.door.stdout.close()
        self.door = None

    def close(self):
        if self.door:
            self.door.terminate()
            self.shut()
        shutil.rmtree(self.folder, ignore_errors=True)
