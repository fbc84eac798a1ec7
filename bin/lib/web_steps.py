"""The step `web` of bin/bench: the pages under load, on SQLite and on PostgreSQL where one is given.

Load comes from wrk (Debian: wrk) where a closed loop is wanted, and from a client of ours that keeps to a rate where
somebody's patience is: it counts from the time at which a request was due, so that a slow answer delays no other's clock.
"""
import asyncio
import contextlib
import datetime
import http.cookiejar
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
import urllib.parse
import urllib.request

from house import Impossible, done, note, run

RECRUITERS = 200
CONNECTIONS = 16
PORT = 8_411

LUA = """
local paths = {}
for line in io.lines(os.getenv("RIGHTCALL_BENCH_PATHS")) do paths[#paths + 1] = line end
local headers = {["Cookie"] = os.getenv("RIGHTCALL_BENCH_COOKIE"), ["Accept-Encoding"] = "gzip"}
local turn = 0
request = function()
  turn = turn + 1
  return wrk.format("GET", paths[turn % #paths + 1], headers)
end
"""


class Served:
    """A door over a store, with the cookie of a browser that opened the printed address."""

    def __init__(self, binary, database, *arguments):
        self.process = subprocess.Popen(
            [binary, "--database", database, "serve", "--port", str(PORT), *arguments], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        found = re.search(r"(http://([\d.]+):(\d+)/)\S+", self.process.stdout.readline())
        if not found:
            raise Impossible("`rightcall serve` prints no address")
        self.address, self.host, self.port = found.group(1), found.group(2), int(found.group(3))
        self.opening = found.group(0)
        jar = http.cookiejar.CookieJar()
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        self.browser.open(found.group(0), timeout=600).read()
        self.cookie = "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)

    def get(self, path):
        request = urllib.request.Request(self.address.rstrip("/") + path, headers={"Accept-Encoding": "gzip"})
        with self.browser.open(request, timeout=600) as answer:
            return answer.read()

    def resident(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            fields = dict(line.split(":", 1) for line in status)
        return int(fields["VmRSS"].split()[0]) * 1_024

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=60)


class WebSteps:
    """What Bench does for the step; it has `binary`, `work`, `options`, `rightcall` and `report`."""

    def web(self):
        if not shutil.which("wrk"):
            raise Impossible("there is no wrk on the PATH (Debian: apt-get install wrk)")
        self.first_paint()
        store = self.sized_store("web-of-1998", 999, 1, [31, 32])
        databases = [("SQLite", f"sqlite:{store}")]
        postgres = os.environ.get("RIGHTCALL_BENCH_POSTGRES")
        if postgres:
            databases.append(("PostgreSQL", postgres))
        for engine, database in databases:
            with contextlib.closing(Served(self.binary, database)) as served:
                self.measure(engine, served, database)

    def first_paint(self):
        """In a real browser, of a firm of four, on loopback."""
        tools = os.path.join(os.path.dirname(self.folder), "browser-tools", "bin", "python")
        python = tools if os.path.exists(tools) else sys.executable
        if run([python, "-c", "import selenium"]).status != 0 or not shutil.which("chromedriver"):
            return self.impossible("first paint", "no Selenium or no Chromium: bin/test-browser fetches them")
        store = self.sized_store("firm-of-4", 4, 24, [21])
        with contextlib.closing(sqlite3.connect(store)) as database:
            recruiter = database.execute("SELECT email FROM recruiter ORDER BY id LIMIT 1").fetchone()[0]
            last = datetime.datetime.fromtimestamp(
                database.execute("SELECT max(at) FROM interaction").fetchone()[0], datetime.timezone.utc)
        # A working hour near the end of its record, whenever this runs.
        day = last.date() - datetime.timedelta(days=1 + max(0, (last - datetime.timedelta(days=1)).weekday() - 4))
        note("web: first paint …")
        with contextlib.closing(Served(self.binary, f"sqlite:{store}", "--recruiter", recruiter, "--as-of",
                                       f"{day}T11:00")) as served:
            # The printed address opens the first page as well as the session.
            script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "first_paint.py")
            found = done([python, script, served.opening, "20"], timeout=600).json()
        for size, pages in found.items():
            for page, times in pages.items():
                self.report(f"web, first paint on a {size}: {page}, median", percentile(times, 0.5), "ms", 100,
                            detail=f"min {min(times):.0f}, worst of {len(times)} {max(times):.0f} ms")

    def measure(self, engine, served, database):
        health = done([self.binary, "--database", database, "doctor", "--json"]).json()
        count = health["counts"]["interactions"]
        recruiters, people = self.sample(database)
        inside = f"{engine}, {count:,} interactions, {len(recruiters)} recruiters, {CONNECTIONS} connections"
        paths = [f"/today?recruiter={urllib.parse.quote(recruiter)}" for recruiter in recruiters]
        note(f"web, {engine}: the first look at {len(paths)} days …")
        sizes = [len(served.get(path)) for path in paths]
        self.report(f"web, {engine}: a day's page, largest", max(sizes) / 1_000, "kB", 60,
                    detail=f"as sent; mean {sum(sizes) / len(sizes) / 1_000:.1f} kB")
        rate, tail = self.wrk(served, paths)
        self.report(f"web, {engine}: Today, cached", rate, "a second", 2_000, "at least", detail=f"{inside}; p99 {tail:.1f} ms")
        # Every address asks for a day of another length, which nobody has asked for yet.
        fresh = [f"{path}&minutes={minutes}" for minutes in range(31, 61) for path in paths]
        rate, tail = self.wrk(served, fresh, seconds=len(fresh) / 2_000)
        self.report(f"web, {engine}: Today, uncached, p99", tail, "ms", 50, detail=f"{inside}; {rate:,.0f} a second")
        for what, targets in (("Person", [f"/people/{urllib.parse.quote(person)}" for person in people]),
                              ("search", [f"/search?q={word}" for word in ("offer", "salary", "smith", "interview")])):
            note(f"web, {engine}: {what} at 200 a second …")
            times = asyncio.run(paced(served, targets, rate=200, seconds=10))
            self.report(f"web, {engine}: {what}, p99 at 200 a second", 1_000 * percentile(times, 0.99), "ms", 50, detail=(
                f"{inside}; median {1_000 * percentile(times, 0.5):.1f} ms, {len(times):,} requests"))
        self.report(f"web, {engine}: memory of the door", served.resident() / 1_000_000, "MB")

    def sample(self, database):
        """Some recruiters and some of the people on their lists, as the firm prints them."""
        listed = done([self.binary, "--database", database, "moments", "--json"], timeout=600).json()["moments"]
        recruiters, people = {}, {}
        for moment in listed:
            if moment["recruiter_id"]:
                recruiters.setdefault(moment["recruiter_id"])
            if moment["person_id"]:
                people.setdefault(moment["person_id"])
            if len(recruiters) >= RECRUITERS and len(people) >= 1_000:
                break
        return list(recruiters)[:RECRUITERS], list(people)[:1_000]

    def wrk(self, served, paths, seconds=10):
        """Requests a second, and the 99th percentile of their time in milliseconds."""
        script, listed = os.path.join(self.work, "load.lua"), os.path.join(self.work, "paths.txt")
        with open(script, "w") as file:
            file.write(LUA)
        with open(listed, "w") as file:
            file.write("\n".join(paths) + "\n")
        note(f"web: {len(paths):,} addresses over {CONNECTIONS} connections …")
        outcome = subprocess.run(
            ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{max(3, round(seconds))}s", "--latency", "-s", script, served.address],
            env={**os.environ, "RIGHTCALL_BENCH_PATHS": listed, "RIGHTCALL_BENCH_COOKIE": served.cookie},
            stdout=subprocess.PIPE, text=True, timeout=600).stdout
        if "Non-2xx" in outcome:
            raise Impossible("some requests were refused")
        tail = re.search(r"99%\s+([\d.]+)(us|ms|s)", outcome)
        rate = re.search(r"Requests/sec:\s+([\d.]+)", outcome)
        return float(rate.group(1)), float(tail.group(1)) * {"us": 1e-3, "ms": 1.0, "s": 1e3}[tail.group(2)]


def percentile(times, share):
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


async def paced(served, paths, rate, seconds):
    """Seconds that each request took from when it was due, over as many connections as are needed."""
    idle, times = [], []

    async def one(path, due):
        reader, writer = idle.pop() if idle else await asyncio.open_connection(served.host, served.port)
        writer.write((f"GET {path} HTTP/1.1\r\nHost: {served.host}:{served.port}\r\nCookie: {served.cookie}\r\n"
                      "Accept-Encoding: gzip\r\n\r\n").encode())
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: (\d+)", head)
        await reader.readexactly(int(length.group(1)))
        if not head.startswith((b"HTTP/1.1 2", b"HTTP/1.1 3")):
            raise Impossible(f"{path} was answered {head[:20]!r}")
        idle.append((reader, writer))
        times.append(time.monotonic() - due)

    started = time.monotonic()
    tasks = []
    for turn in range(int(rate * seconds)):
        due = started + turn / rate
        await asyncio.sleep(max(0, due - time.monotonic()))
        tasks.append(asyncio.create_task(one(paths[turn % len(paths)], due)))
    await asyncio.gather(*tasks)
    for _, writer in idle:
        writer.close()
    return times
