"""The step `collateral` of bin/bench: pages set, against WeasyPrint on the same words."""
import os
import shutil
import statistics

from house import Impossible, note, run

NAMES = 200
PYTHON = "/usr/bin/python3"  # Debian's weasyprint belongs to Debian's Python.

WEASY = """
import sys, time
from weasyprint import HTML
page = open(sys.argv[1], encoding="utf-8").read()
names = open(sys.argv[2], encoding="utf-8").read().split("\\n")
HTML(string=page).write_pdf()
start = time.perf_counter()
for name in names: HTML(string=page.replace("<body>", "<body><p>Prepared for " + name + "</p>")).write_pdf()
print(time.perf_counter() - start)
"""

SHEET = "<style>@page{size:A4;margin:14mm}body{font-family:Inter,sans-serif}</style>"


class CollateralSteps:
    """What Bench does for the step; it has `binary`, `work`, `options`, `store` and `report`."""

    def collateral(self):
        store = self.store("collateral")
        self.rightcall(store, "doctor", accept=(0, 1))  # makes an empty store
        # Starting the program and opening the store is no setting of pages.
        started = self.made(store, "pledge-card", "email-text")
        one = self.made(store, "client-one-pager", "a4") - started
        carousel = self.made(store, "seven-moments", "carousel") - started
        self.report("collateral: one-pager", max(one, 0) * 1_000, "ms", 150, detail=(
            f"A4, tagged, checked and set; without {started * 1_000:.0f} ms of starting and opening"))
        self.report("collateral: carousel of ten pages", max(carousel, 0), "s", 1)
        many = self.many(store)
        self.report("collateral: 200 personalised one-pagers", many, "s", 10, detail="one process, starting included")
        self.report("collateral: against WeasyPrint", self.weasyprint(store) / many, "× as fast", detail=(
            f"{NAMES} pages of the same words, both in one process"))

    def made(self, store, slug, rendering):
        seconds = []
        for turn in range(max(5, self.options.runs)):
            path = os.path.join(self.work, f"{slug}-{rendering}-{turn}")
            seconds.append(self.rightcall(store, "collateral", "make", slug, "--as", rendering, "--draft",
                                          "--out", path).seconds)
            os.remove(path)
        return statistics.median(seconds)

    def names(self):
        path = os.path.join(self.work, "names.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(f"Reader Number {number}" for number in range(NAMES)))
        return path

    def many(self, store):
        seconds = []
        for turn in range(self.options.runs):
            note(f"collateral: run {turn + 1} of {self.options.runs} …")
            folder = os.path.join(self.work, "many")
            os.makedirs(folder)
            seconds.append(self.rightcall(store, "collateral", "make", "client-one-pager", "--as", "a4", "--draft",
                                          "--names", self.names(), "--out", os.path.join(folder, "a.pdf")).seconds)
            shutil.rmtree(folder)
        return statistics.median(seconds)

    def weasyprint(self, store):
        page = os.path.join(self.work, "page.html")
        self.rightcall(store, "collateral", "make", "client-one-pager", "--as", "email", "--draft", "--out", page)
        with open(page, encoding="utf-8") as file:
            body = file.read()
        with open(page, "w", encoding="utf-8") as file:
            file.write(f"<!doctype html><html lang='en-GB'><head>{SHEET}</head><body>{body}</body></html>")
        outcome = run([PYTHON, "-c", WEASY, page, self.names()])
        if outcome.status != 0:
            raise Impossible("no WeasyPrint here: apt-get install weasyprint")
        return float(outcome.out)
