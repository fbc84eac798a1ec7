"""The step `logging` of bin/bench: how long somebody who logs a try waits while a large import runs, on both engines.

One log is due every tenth of a second for as long as the import runs, and is counted from when it was due. PostgreSQL is
tried where `bin/with-postgres bin/bench …` gives a server.
"""
import contextlib
import http.client
import os
import re
import subprocess
import time
import urllib.parse

from house import Impossible, count_rows, done, note, psql
from web_steps import Served, percentile

PAUSE = 0.1


class LoggingSteps:
    """What Bench does for the step; it has `binary`, `work`, `firm`, `store` and `report`."""

    def logging(self):
        small, large = os.path.join(self.work, "small"), self.firm(1)
        done([self.binary, "simulate", "--seed", "41", "--recruiters", "4", "--months", "3", "--out", small])
        databases = [("SQLite", f"sqlite:{self.store('logging')}")]
        server = os.environ.get("RIGHTCALL_TEST_POSTGRES")
        if server:
            psql(server, "DROP DATABASE IF EXISTS bench_logging")
            psql(server, "CREATE DATABASE bench_logging")
            url = urllib.parse.urlunsplit(urllib.parse.urlsplit(server)._replace(path="/bench_logging"))
            databases.append(("PostgreSQL", url.replace("postgres:/bench", "postgres:///bench")))
        rows = count_rows(os.path.join(large, "interactions.csv"))
        for engine, database in databases:
            command = [self.binary, "--database", database]
            done([*command, "import", small, "--source", "small", "--json"], accept=(0, 3))
            with contextlib.closing(Served(self.binary, database)) as served:
                quiet = list(logs(served, command, lambda turn: turn < 50))
                note(f"logging, {engine}: {rows:,} interactions come in …")
                started = time.monotonic()
                importing = subprocess.Popen(
                    [*command, "import", large, "--source", "large", "--json"],
                    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                try:
                    times = list(logs(served, command, lambda _: importing.poll() is None))
                finally:
                    status = importing.wait(timeout=1_800)
                seconds = time.monotonic() - started
            if status not in (0, 3):
                raise Impossible(f"the import ended with {status}")
            self.report(f"logging, {engine}: a log while an import runs, p99", 1_000 * percentile(times, 0.99), "ms", 1_000,
                        detail=f"{rows:,} interactions in {seconds:.0f} s; {len(times)} logs, median "
                               f"{1_000 * percentile(times, 0.5):.0f} ms, worst {1_000 * max(times):.0f} ms; "
                               f"{1_000 * percentile(quiet, 0.5):.0f} ms with no import")


def logs(served, command, goes_on):
    """Seconds that each log took from when it was due."""
    moments = done([*command, "moments", "--json"]).json()["moments"]
    pairs = [(each["person_id"], each["recruiter_id"]) for each in moments if each["person_id"] and each["recruiter_id"]]
    connection = http.client.HTTPConnection(served.host, served.port, timeout=120)
    headers = {"Cookie": served.cookie, "Origin": served.address.rstrip("/"),
               "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("GET", "/coach", headers={"Cookie": served.cookie})
    token = re.search(rb'name="form" value="([0-9a-f]+)"', connection.getresponse().read()).group(1).decode()
    started, turn = time.monotonic(), 0
    while goes_on(turn):
        due = started + turn * PAUSE
        time.sleep(max(0, due - time.monotonic()))
        person, recruiter = pairs[turn % len(pairs)]
        form = {"form": token, "person": person, "recruiter": recruiter, "outcome": "voicemail", 
                "once": f"bench-{int(started * 1_000)}-{turn}"}
        connection.request("POST", "/log", urllib.parse.urlencode(form), headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 303:
            raise Impossible(f"a log was answered {answer.status}")
        yield time.monotonic() - due
        turn += 1
