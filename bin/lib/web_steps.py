"""The step `web` of bin/bench: the pages under load, on SQLite and, under bin/with-postgres, on PostgreSQL.

Two firms of 1,998 recruiters are made and kept: one with two and a half million interactions and one with twelve. Each is
served at ten on the first working day after its record's end, so that conversations are due. Load comes from wrk (Debian: wrk) where
a closed loop is wanted, and from a client of ours that keeps to a rate where somebody's patience is: it counts from the
time at which a request was due, so that a slow answer delays no other's clock.
"""
import asyncio
import contextlib
import datetime
import gzip
import html
import http.client
import http.cookiejar
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request

from house import Impossible, done, note, psql, run

# Name, recruiters of a bundle, months, seeds of its bundles. The second is that of the step `large`.
FIRMS = (("web-of-1998", 999, 1, (31, 32)), ("firm-of-1998", 999, 5, (23, 24)))
RECRUITERS = 200
CONNECTIONS = 16
PORT = 8_411
# Words that stand in tens of thousands of the invented messages, one that stands in many names, and two together.
WORDS = ("re", "roles", "catching", "pay", "opportunity", "brief", "smith", "catching up")

# A line is a path, or a path, a tab and the cookie of whoever asks for it.
LUA = """
local requests, turn = {}, 0
init = function()
  for line in io.lines(os.getenv("RIGHTCALL_BENCH_PATHS")) do
    local path, cookie = line:match("^([^\\t]+)\\t(.+)$")
    local headers = {["Cookie"] = cookie or os.getenv("RIGHTCALL_BENCH_COOKIE"), ["Accept-Encoding"] = "gzip"}
    headers["Host"] = wrk.headers["Host"]
    requests[#requests + 1] = wrk.format("GET", path or line, headers)
  end
end
request = function()
  turn = turn + 1
  return requests[turn % #requests + 1]
end
"""


class Served:
    """A door over a store, with the cookie of a browser that opened the printed address."""

    def __init__(self, binary, database, *arguments, port=PORT):
        self.process = subprocess.Popen(
            [binary, "--database", database, "serve", "--port", str(port), *arguments], stdout=subprocess.PIPE,
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

    def page(self, path):
        """What a browser reads, once it no longer asks for patience."""
        for _ in range(600):
            text = self.get(path)
            text = (gzip.decompress(text) if text[:2] == b"\x1f\x8b" else text).decode("utf-8")
            if 'http-equiv="refresh"' not in text:
                return text
            time.sleep(1)
        raise Impossible(f"{path} is still being worked out")

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
        if "paint" in self.options.web:
            self.first_paint()
        for name, *made in FIRMS:
            if name not in self.options.web:
                continue
            server = os.environ.get("RIGHTCALL_TEST_POSTGRES")
            if "sqlite" in self.options.engines:
                self.measure("SQLite", f"sqlite:{self.sized_store(name, *made)}")
            if "postgres" not in self.options.engines:
                continue
            if server:
                self.measure("PostgreSQL", self.postgres_store(server, name, *made))
            else:
                self.impossible(f"web, PostgreSQL, {name}", "bin/with-postgres bin/bench … gives a server")

    def postgres_store(self, server, name, recruiters, months, seeds):
        """As `sized_store`, in a database of its own; where the server's folder is kept, between runs too."""
        called = "bench_" + name.replace("-", "_")
        url = urllib.parse.urlunsplit(urllib.parse.urlsplit(server)._replace(path=f"/{called}"))
        url = url.replace("postgres:/bench", "postgres:///bench")
        made = psql(server, f"SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = '{called}'")
        if made.out.decode().strip() != "complete":
            psql(server, f"DROP DATABASE IF EXISTS {called}")
            psql(server, f"CREATE DATABASE {called}")
            for seed in seeds:
                note(f"{called}: making and importing firm {seed} …")
                bundle = os.path.join(self.work, f"bundle-{seed}")
                done([self.binary, "simulate", "--seed", str(seed), "--recruiters", str(recruiters),
                      "--months", str(months), "--out", bundle])
                done([self.binary, "--database", url, "import", bundle, "--source", f"firm-{seed}", "--json"],
                     accept=(0, 3), timeout=7_200)
                shutil.rmtree(bundle)
            psql(server, f"COMMENT ON DATABASE {called} IS 'complete'")
        return url

    def first_paint(self):
        """In a real browser, of a firm of four, on loopback."""
        tools = os.path.join(os.path.dirname(self.folder), "browser-tools", "bin", "python")
        python = tools if os.path.exists(tools) else sys.executable
        if run([python, "-c", "import selenium"]).status != 0 or not shutil.which("chromedriver"):
            return self.impossible("first paint", "no Selenium or no Chromium: bin/test-browser fetches them")
        store = self.sized_store("firm-of-4", 4, 24, [21])
        with contextlib.closing(sqlite3.connect(store)) as database:
            recruiter = database.execute("SELECT email FROM recruiter ORDER BY id LIMIT 1").fetchone()[0]
        note("web: first paint …")
        with contextlib.closing(Served(self.binary, f"sqlite:{store}", "--recruiter", recruiter, "--as-of",
                                       working_hour(f"sqlite:{store}"))) as served:
            # The printed address opens the first page as well as the session.
            script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "first_paint.py")
            found = done([python, script, served.opening, "20"], timeout=600).json()
        for size, pages in found.items():
            for page, times in pages.items():
                self.report(f"web, first paint on a {size}: {page}, median", percentile(times, 0.5), "ms", 100,
                            detail=f"min {min(times):.0f}, worst of {len(times)} {max(times):.0f} ms")

    def measure(self, engine, database):
        command = [self.binary, "--database", database]
        if not self.options.without_search:
            note(f"web, {engine}: what is to be searched is read, where that is still to be done …")
            done([*command, "search", WORDS[0], "--json"], timeout=7_200)
        note(f"web, {engine}: the store is read once, as a machine that serves it all day has it in memory …")
        in_memory(database)
        hour = working_hour(database)
        with contextlib.closing(Served(self.binary, database, "--as-of", hour)) as served:
            count = done([*command, "doctor", "--json"], accept=(0, 1), timeout=1_800).json()["counts"]["interactions"]
            label = f"web, {engine}, {count / 1e6:.1f} M"
            recruiters = self.recruiters(served)
            inside = f"{count:,} interactions, {len(recruiters)} recruiters, {CONNECTIONS} connections"
            paths = [f"/today?recruiter={urllib.parse.quote(recruiter)}" for recruiter in recruiters]
            self.days(label, inside, served, paths)
            self.lookups(label, inside, served, people_on([served.page(path) for path in paths]))
            self.while_people_log(label, inside, served, recruiters, paths)
            self.colleague(label, served, served, recruiters)
            if engine == "PostgreSQL":
                with contextlib.closing(Served(self.binary, database, "--as-of", hour, port=PORT + 1)) as other:
                    self.colleague(f"{label}, colleague at another process", served, other, recruiters)
            self.report(f"{label}: memory of the door", served.resident() / 1_000_000, "MB")

    def recruiters(self, served):
        """Some of everybody whom the page names that asks whose day it is to show."""
        listed = re.findall(r'href="/today\?recruiter=([^"&]+)"', served.page("/today?choose=1"))
        known = [urllib.parse.unquote(html.unescape(each)) for each in listed if each != "-"]
        if not known:
            raise Impossible("nobody's day is to be had")
        return known[:: max(1, len(known) // RECRUITERS)][:RECRUITERS]

    def days(self, label, inside, served, paths):
        note(f"{label}: the first look at {len(paths)} days …")
        served.page(paths[0])
        sizes, firsts = [], []
        for path in paths[1:]:
            started = time.monotonic()
            sizes.append(len(served.get(path)))
            firsts.append(time.monotonic() - started)
        self.report(f"{label}: a day's page, largest", max(sizes) / 1_000, "kB", 60,
                    detail=f"as sent; mean {sum(sizes) / len(sizes) / 1_000:.1f} kB")
        self.report(f"{label}: a day nobody has looked at, one at a time, p99", 1_000 * percentile(firsts, 0.99), "ms", 50,
                    detail=f"median {1_000 * percentile(firsts, 0.5):.1f} ms")
        rate, tail = self.wrk(served, paths)
        self.report(f"{label}: Today, cached", rate, "a second", 2_000, "at least", detail=f"{inside}; p99 {tail:.1f} ms")
        # Every address asks for a day of another length, which nobody has asked for yet.
        fresh = [f"{path}&minutes={minutes}" for minutes in range(31, 61) for path in paths]
        rate, tail = self.wrk(served, fresh, seconds=len(fresh) / 2_000)
        self.report(f"{label}: Today, uncached, p99", tail, "ms", 50, detail=f"{inside}; {rate:,.0f} a second")

    def lookups(self, label, inside, served, people):
        for what, targets in (("Person", [f"/people/{urllib.parse.quote(person)}" for person in people]),
                              ("search", [f"/search?{urllib.parse.urlencode({'q': word})}" for word in WORDS])):
            if what == "search" and self.options.without_search:
                continue
            sizes = [len(served.get(path)) for path in targets[:50]]
            self.report(f"{label}: {what}, page, largest", max(sizes) / 1_000, "kB", 60, detail="as sent")
            note(f"{label}: {what} at 200 a second …")
            times = asyncio.run(paced(served, targets, rate=200, seconds=10))
            self.report(f"{label}: {what}, p99 at 200 a second", 1_000 * percentile(times, 0.99), "ms", 50, detail=(
                f"{inside.split(',')[0]},{inside.split(',')[1]},{inside.split(',')[2]}; "
                f"median {1_000 * percentile(times, 0.5):.1f} ms, {len(times):,} requests of {len(targets):,} addresses"))

    def while_people_log(self, label, inside, served, recruiters, paths):
        """Two try a second, as often as two thousand recruiters do who try twenty-five times in a working day of seven
        hours. Whatever is written, no page that was kept is sent again: it might show it."""
        stop, logged = threading.Event(), []
        desk = LogDesk(served)
        pairs = [(recruiter, person) for recruiter in recruiters[:20]
                 for person in people_on([served.page(f"/today?recruiter={urllib.parse.quote(recruiter)}")])[:2]]

        def log():
            while not stop.wait(0.5):
                started = time.monotonic()
                desk.log(*pairs[len(logged) % len(pairs)])
                logged.append(time.monotonic() - started)

        beside = threading.Thread(target=log)
        beside.start()
        try:
            rate, tail = self.wrk(served, paths)
        finally:
            stop.set()
            beside.join()
        self.report(f"{label}: Today while two a second log, p99", tail, "ms", 50, detail=(
            f"{inside}; {rate:,.0f} a second; a log took {1_000 * percentile(logged, 0.5):.0f} ms, worst "
            f"{1_000 * max(logged):.0f} ms"))

    def colleague(self, label, here, there, recruiters):
        """From the press on one screen until the other has been told, has asked again and holds its new list."""
        desk, times = LogDesk(here), []
        for recruiter in recruiters[20:50]:
            path = f"/today?recruiter={urllib.parse.quote(recruiter)}"
            page = there.page(path)
            people = people_on([page])
            if not people:
                continue
            listening = http.client.HTTPConnection(there.host, there.port, timeout=30)
            listening.request("GET", path.replace("/today", "/today/events"), headers={"Cookie": there.cookie})
            stream = listening.getresponse()
            stream.readline()
            started = time.monotonic()
            desk.log(recruiter, people[0])
            while not stream.readline().startswith(b"event: changed"):
                pass
            there.get(path + "&part=list")
            times.append(time.monotonic() - started)
            listening.close()
        self.report(f"{label}: a logged outcome on another screen, worst", 1_000 * max(times), "ms", 1_000,
                    detail=f"{len(times)} logs, median {1_000 * percentile(times, 0.5):.0f} ms")

    def wrk(self, served, paths, seconds=10):
        return self.wrk_at(served.address, paths, served.cookie, seconds)

    def wrk_at(self, address, paths, cookie, seconds=10):
        """Requests a second, and the 99th percentile of their time in milliseconds. A path may bear a cookie of its own."""
        script, listed = os.path.join(self.work, "load.lua"), os.path.join(self.work, "paths.txt")
        with open(script, "w") as file:
            file.write(LUA)
        with open(listed, "w") as file:
            file.write("\n".join(paths) + "\n")
        note(f"web: {len(paths):,} addresses over {CONNECTIONS} connections …")
        outcome = subprocess.run(
            ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{max(3, round(seconds))}s", "--latency", "--timeout", "60s", "-s", script, address],
            env={**os.environ, "RIGHTCALL_BENCH_PATHS": listed, "RIGHTCALL_BENCH_COOKIE": cookie},
            stdout=subprocess.PIPE, text=True, timeout=600).stdout
        if "Non-2xx" in outcome:
            raise Impossible("some requests were refused")
        tail = re.search(r"99%\s+([\d.]+)(us|ms|s)", outcome)
        rate = re.search(r"Requests/sec:\s+([\d.]+)", outcome)
        return float(rate.group(1)), float(tail.group(1)) * {"us": 1e-3, "ms": 1.0, "s": 1e3}[tail.group(2)]


class LogDesk:
    """Presses *no answer* on cards, as a browser does."""

    def __init__(self, served):
        self.served = served
        token = re.search(r'name="form" value="([0-9a-f]+)"', served.page("/coach")).group(1)
        self.fields = {"form": token, "outcome": "no_answer"}
        self.began, self.turn = int(time.time() * 1_000), 0

    def log(self, recruiter, person):
        self.turn += 1
        form = {**self.fields, "recruiter": recruiter, "person": person, "once": f"bench-{self.began}-{self.turn}"}
        connection = http.client.HTTPConnection(self.served.host, self.served.port, timeout=120)
        connection.request("POST", "/log", urllib.parse.urlencode(form), {
            "Cookie": self.served.cookie, "Origin": self.served.address.rstrip("/"),
            "Content-Type": "application/x-www-form-urlencoded"})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status != 303:
            raise Impossible(f"a log was answered {answer.status}")


def people_on(pages):
    """Whom some pages of days name, each once."""
    found = {}
    for page in pages:
        for each in re.findall(r'href="/people/([^"/?#]+)"', page):
            found.setdefault(urllib.parse.unquote(html.unescape(each)))
    found.pop("same", None)
    return list(found)[:1_000]


def in_memory(database):
    """Reads all of a store, so that what is measured is the program and not how fast this machine's disk finds pages."""
    if database.startswith("sqlite:"):
        with open(database.removeprefix("sqlite:"), "rb") as store:
            while store.read(1 << 24):
                pass
        return
    psql(database, "CREATE EXTENSION IF NOT EXISTS pg_prewarm")
    psql(database, "SELECT count(pg_prewarm(oid::regclass, 'read')) FROM pg_class WHERE relkind IN ('r', 'i', 't')")
    psql(database, "DROP EXTENSION pg_prewarm")


def working_hour(database):
    """Ten o'clock of the first working day after a record's end, whenever this runs: conversations are due then."""
    last = "SELECT max(at) FROM interaction"
    if database.startswith("sqlite:"):
        with contextlib.closing(sqlite3.connect(database.removeprefix("sqlite:"))) as store:
            seconds = store.execute(last).fetchone()[0]
    else:
        seconds = int(psql(database, last).out)
    day = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).date() + datetime.timedelta(days=1)
    return f"{day + datetime.timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)}T10:00"


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
