"""What the tests share: one firm, served once."""
import atexit
import os
import unittest

from firm import Firm
from window import LAPTOP, Window

_firm = None


def firm():
    global _firm
    if _firm is None:
        _firm = Firm(os.environ["RIGHTCALL_BINARY"])
        atexit.register(_firm.close)
        _firm.open()
    return _firm


class World(unittest.TestCase):
    def setUp(self):
        self.firm = firm()

    def window(self, size=LAPTOP, scripts=True):
        window = Window(self.firm.origin, size, scripts)
        self.addCleanup(window.close)
        return window

    def person_path(self, window):
        """The page of somebody on the day of whoever is signed in."""
        window.settled("/today")
        return window.one(".card .who a").get_attribute("href").removeprefix(self.firm.origin)

    def found(self, window, path):
        """A path, or where a word leads that stands for a page of somebody or something on the day."""
        if path == "PERSON":
            return self.person_path(window)
        if path in ("CLIENT", "JOB"):
            self.pages = getattr(self, "pages", {}) or self.linked(window)
            return self.pages[path]
        return path

    def linked(self, window):
        """The first client and job that anybody's page on the day leads to."""
        window.settled("/today")
        people = [link.get_attribute("href").removeprefix(self.firm.origin) for link in window.all(".card .who a")]
        pages = {}
        for person in people:
            window.settled(person)
            for word, beginning in (("CLIENT", "/clients/"), ("JOB", "/jobs/")):
                for link in window.all(f"main a[href^='{beginning}']")[:1]:
                    pages.setdefault(word, link.get_attribute("href").removeprefix(self.firm.origin))
            if len(pages) == 2:
                break
        return pages

    def interactions(self):
        return int(self.firm.rightcall("doctor", "--json").split('"interactions":')[1].split(",")[0].split("}")[0])
