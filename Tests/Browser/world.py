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

    def interactions(self):
        return int(self.firm.rightcall("doctor", "--json").split('"interactions":')[1].split(",")[0].split("}")[0])
