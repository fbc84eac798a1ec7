"""The step `peer` of bin/bench: pages of another CRM under the same load as ours, for the ratio.

Django-CRM (PyPI: django-crm-admin) draws its pages on the server, as ours do, and needs no network to install beyond PyPI.
It is put on the PostgreSQL that bin/with-postgres gives, served by gunicorn with the workers that gunicorn advises (two a
core and one), and holds one of the two firms whose records `web-of-1998` holds: a smaller store than ours. Sixteen users are
signed in, one for each connection. Its list of contacts that match a word stands against our search, a contact's page
against Person, the tasks of a user against Today.
"""
import contextlib
import html
import http.cookiejar
import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import time
import urllib.parse
import urllib.request

from house import Impossible, done, note, psql, run
from web_steps import CONNECTIONS, FIRMS, people_on, working_hour, Served

PORT = 8_431
ACTIVITIES = 1_000_000
# Of made-up users, on a server that only this machine reaches.
PASSWORD = "bench bench bench"
SOUGHT = ("smith", "jones", "london", "ali")
PACKAGES = ["Django>=6.0,<6.1", "psycopg2-binary", "gunicorn", "geoip2", "openpyxl", "pandas", "pillow", "polib",
            "python-dateutil", "pytz", "requests", "tendo", "XlsxWriter"]
SETTINGS = """\
import os
from webcrm.settings import *
DEBUG = False
SECRET_KEY = os.environ["PEER_KEY"]
DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "bench_peer", "CONN_MAX_AGE": 600,
                         "HOST": os.environ["PEER_HOST"], "USER": os.environ["PEER_USER"]}}
"""


class PeerSteps:
    """What Bench does for the step; it has `binary`, `folder`, `work`, `wrk`, `postgres_store` and `report`."""

    def peer(self):
        server = os.environ.get("RIGHTCALL_TEST_POSTGRES")
        if not server:
            raise Impossible("Django-CRM wants a database server: bin/with-postgres bin/bench … gives one")
        if not shutil.which("wrk"):
            raise Impossible("there is no wrk on the PATH (Debian: apt-get install wrk)")
        python = self.peer_python()
        given = urllib.parse.parse_qs(urllib.parse.urlsplit(server).query)
        home = os.path.join(self.work, "peer")
        os.makedirs(home)
        with open(os.path.join(home, "peer_settings.py"), "w") as file:
            file.write(SETTINGS)
        environment = {**os.environ, "PEER_KEY": secrets.token_hex(32), "PEER_HOST": given["host"][0],
                       "PEER_USER": given["user"][0], "DJANGO_SETTINGS_MODULE": "peer_settings", "PYTHONPATH": home}
        held = self.peer_filled(server, python, environment, home)
        theirs = self.peer_pages(python, environment, home, held)
        name, *made = FIRMS[0]
        ours = self.our_pages(self.postgres_store(server, name, *made))
        for what in theirs:
            if what not in ours:
                self.report(f"peer, {what}: Django-CRM's alone", theirs[what][0], "a second", detail=(
                    f"p99 {theirs[what][1]:.0f} ms; ours was not asked for (--without-search)"))
                continue
            (slow, long), (quick, short) = theirs[what], ours[what]
            self.report(f"peer, {what}: ours against Django-CRM's", quick / slow, "× its requests a second", 1, "above",
                        detail=(f"{quick:,.0f} a second (p99 {short:.0f} ms) against {slow:,.1f} (p99 {long:.0f} ms), "
                                f"{CONNECTIONS} connections, both on PostgreSQL"))

    def peer_python(self):
        """A Python of its own that has Django-CRM, kept; which is made where there is none."""
        folder = os.path.join(self.folder, "peer")
        python = os.path.join(folder, "bin", "python")
        if os.path.exists(os.path.join(folder, "ready")):
            return python
        newest = next((each for each in map(shutil.which, ("python3.13", "python3.12", "python3")) if each and run(
            [each, "-c", "import sys, venv; sys.exit(sys.version_info < (3, 12))"]).status == 0), None)
        if not newest:
            raise Impossible("Django-CRM wants Python 3.12 or later, and there is none on the PATH")
        note("peer: fetching Django-CRM …")
        shutil.rmtree(folder, ignore_errors=True)
        done([newest, "-m", "venv", folder])
        # Its driver for MariaDB would want a compiler; it is not used here.
        done([python, "-m", "pip", "install", "-q", "--no-deps", "django-crm-admin==3.1.0"])
        done([python, "-m", "pip", "install", "-q", *PACKAGES])
        open(os.path.join(folder, "ready"), "w").close()
        return python

    def peer_filled(self, server, python, environment, home):
        """What is in it, and who may sign in. It stands in the database's comment, so that a kept one is not filled anew."""
        kept = psql(server, "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = 'bench_peer'")
        if kept.out.strip():
            return kept.json()
        psql(server, "DROP DATABASE IF EXISTS bench_peer")
        psql(server, "CREATE DATABASE bench_peer")
        _, recruiters, months, seeds = FIRMS[0]
        bundle = os.path.join(home, "bundle")
        done([self.binary, "simulate", "--seed", str(seeds[0]), "--recruiters", str(recruiters), "--months", str(months),
              "--out", bundle])
        note("peer: filling Django-CRM …")
        done([python, "-m", "django", "setupdata"], env=environment, cwd=home)
        load = os.path.join(os.path.dirname(os.path.abspath(__file__)), "peer_load.py")
        held = done([python, load, bundle, str(ACTIVITIES), PASSWORD], env=environment, cwd=home).json()
        shutil.rmtree(bundle)
        # Names of users and numbers alone: no quotation mark of SQL's is among them.
        psql(server, f"COMMENT ON DATABASE bench_peer IS '{json.dumps(held)}'")
        return held

    def peer_pages(self, python, environment, home, held):
        """Requests a second and p99 in milliseconds of each page."""
        address = f"http://127.0.0.1:{PORT}"
        workers = str(2 * (os.cpu_count() or 1) + 1)
        server = subprocess.Popen(
            [python, "-m", "gunicorn", "-w", workers, "-b", f"127.0.0.1:{PORT}", "webcrm.wsgi"], env=environment, cwd=home,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            cookies = [signed_in(f"{address}/en/123/", user, PASSWORD) for user in held["users"][:CONNECTIONS]]
            pages = {
                "a person's page": [f"/en/123/crm/contact/{contact}/change/" for contact in held["contacts"]],
                "search": [f"/en/123/crm/contact/?q={word}" for word in SOUGHT],
                "a day's list": ["/en/123/tasks/task/"]}
            found = {}
            for what, paths in pages.items():
                lines = [f"{path}\t{cookies[turn % len(cookies)]}"
                         for turn, path in enumerate(paths * len(cookies) if len(paths) < len(cookies) else paths)]
                expected(address + paths[0], cookies[0])
                found[what] = self.wrk_at(address, lines, "")
            note(f"peer: {held['people']:,} contacts, {held['activities']:,} activities, {held['tasks']:,} tasks")
            return found
        finally:
            server.terminate()
            server.wait(timeout=60)

    def our_pages(self, database):
        if not self.options.without_search:
            done([self.binary, "--database", database, "search", "re", "--json"], timeout=7_200)
        with contextlib.closing(Served(self.binary, database, "--as-of", working_hour(database))) as served:
            recruiters = self.recruiters(served)
            days = [f"/today?recruiter={urllib.parse.quote(each)}" for each in recruiters]
            people = people_on([served.page(path) for path in days])
            # Each address once: no page that was kept is counted.
            fresh = [f"{path}&minutes={minutes}" for minutes in range(31, 61) for path in days]
            found = {
                "a person's page": self.wrk(served, [f"/people/{urllib.parse.quote(each)}" for each in people]),
                "a day's list": self.wrk(served, fresh, seconds=len(fresh) / 2_000)}
            if not self.options.without_search:
                found["search"] = self.wrk(served, [f"/search?q={word}" for word in SOUGHT])
            return found


def signed_in(address, user, password):
    """The cookies of somebody who signed in by its form."""
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    until = time.monotonic() + 60
    while True:
        try:
            with browser.open(address, timeout=60) as answer:
                where, page = answer.url, answer.read().decode()
            break
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.5)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page).group(1)
    form = {"csrfmiddlewaretoken": token, "username": user, "password": password, "next": urllib.parse.urlsplit(address).path}
    request = urllib.request.Request(where, urllib.parse.urlencode(form).encode(), {"Referer": where})
    with browser.open(request, timeout=60) as answer:
        if "login" in answer.url:
            raise Impossible(f"{user} could not sign in to Django-CRM")
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def expected(address, cookie):
    """Fails where a page is not what is to be measured: one that sends elsewhere is quick."""
    request = urllib.request.Request(address, headers={"Cookie": cookie})
    with urllib.request.urlopen(request, timeout=120) as answer:
        if answer.url != address:
            raise Impossible(f"{address} leads to {html.escape(answer.url)}")
        answer.read()
