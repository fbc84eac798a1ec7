"""What the tests share: one firm, served once."""
import atexit
import os
import unittest

from firm import AS_OF, Firm
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
        return window.attribute(".card .who a", "href").removeprefix(self.firm.origin)

    def somebody(self, window):
        """Whom rita has on her list: their id, and a link of theirs."""
        person = self.person_path(window).removeprefix("/people/")
        return person, self.firm.link(person)

    def book(self, guest, link):
        guest.go(link + "/book")
        guest.press("input[name=at]")
        guest.type("#note", "After work, please")
        guest.press(".booking button.main")
        guest.until(lambda: guest.all("details.off"))

    def href(self, window, page, selector):
        """Where a page leads."""
        return window.settled(page).attribute(selector, "href").removeprefix(self.firm.origin)

    def found(self, window, path):
        """A path, or where a word leads that stands for a page of somebody or something that rita has to do with."""
        if path == "PERSON":
            return self.person_path(window)
        if path in ("CLIENT", "JOB"):
            own = [job for job in self.firm.rows("jobs.csv") if job["recruiter_id"] == self.firm.recruiters[0]["recruiter_id"]]
            newest = max((job for job in own if job["opened_at"] < AS_OF), key=lambda job: job["opened_at"])
            return f"/clients/{newest['client_id']}" if path == "CLIENT" else f"/jobs/{newest['job_id']}"
        if path == "TALK":
            booked = ".booked a[href^='/calendar/']:not([href$='.ics'])"
            if not window.settled("/calendar").all(booked):
                self.book(self.window(), self.somebody(window)[1])
            return self.href(window, "/calendar", booked)
        if path == "HAND-OVER":
            return f"/hand-over/{self.firm.recruiters[0]['recruiter_id']}"
        if path == "PIECE":
            return self.href(window, "/collateral", "main a[href^='/collateral/pieces/']")
        return path

    def interactions(self):
        return int(self.firm.rightcall("doctor", "--json").split('"interactions":')[1].split(",")[0].split("}")[0])
