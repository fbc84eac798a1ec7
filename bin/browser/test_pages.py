"""Every page, for every role that may see it: no rule of accessibility broken, nothing refused by the content policy, and
nothing wider than a phone."""
import re
import unittest

from world import World
from window import LAPTOP, PHONE

# A plan that is looked at and not written down.
REACH = ("/campaigns/new?look=yes&name=Pledge&side=candidates&piece_pledge-card=yes&compare=50&begins=2026-11-20"
         "&ends=2027-01-15")

PAGES = {
    "rita": ["/today", "/today?minutes=30", "PERSON", "CLIENT", "JOB", "/people", "/people/same", "/people?who=zzzz",
             "/pipeline", "/search?q=offer", "/search?q=zzzz", "/habits", "/calendar", "/links", "TALK", "/hand-over", "HAND-OVER",
             "/playbook", "/playbook/whole", "/playbook/versions", "/playbook/upgrade",
             "/playbook/proposals", "/playbook/rules/C06", "/evidence", "/evidence/C06", "/trial", "/market",
             "/practice", "/collateral", "/collateral/ready", "/collateral/library",
             "/campaigns", "/coach", "/coach/sent", "/account"],
    # A firm of three shows a manager no figures of its teams.
    "mona": ["/evidence", "/evidence/C06", "/trial", "/coach", "/account", "/habits/team", "/hand-over", "HAND-OVER",
             "/playbook", "/playbook/rules/C06", "/playbook/whole", "/playbook/versions", "/playbook/upgrade",
             "/playbook/proposals", "/market", "/outlook", "/practice", "/practice/team", "/collateral", "PIECE",
             "/collateral/ready", "/collateral/library", "/collateral/stories", "/campaigns", "/campaigns/1", "/links"],
    "mark": ["/evidence", "/evidence/C06", "/market", "/coach", "/account", "/brand", "/collateral", "PIECE",
             "/collateral/ready", "/collateral/library", "/collateral/stories", "/collateral/look",
             "/campaigns", "/campaigns/new", REACH, "/campaigns/1"],
    "olive": ["/accounts", "/accounts/1", "/audit", "/account", "/privacy", "/playbook", "/playbook/rules/C06",
              "/hand-over", "HAND-OVER", "/brand", "/links", "/import", "/import/mappings"],
}
# What somebody may not see says so, and so does what is not there.
REFUSED = {"rita": ["/accounts", "/collateral/look", "/nothing"], "mona": ["/today"], "mark": ["/people"], "olive": ["/evidence"]}


class EveryPage(World):
    def look(self, size, label):
        for name, paths in PAGES.items():
            window = self.window(size).sign_in(name)
            for path in paths:
                path = self.found(window, path)
                with self.subTest(role=name, path=path, size=label):
                    window.settled(path)
                    self.sound(window)
                    self.assertRegex(window.text, "Why am I seeing this\\?|You see this page because")
                    self.assertEqual(window.complaints(), [])
                    shown = re.sub(r"[^\w-]+", "-", path.strip("/")) or "home"
                    window.picture(f"{label}-{name}-{shown}")
            for path in REFUSED[name]:
                with self.subTest(role=name, refused=path, size=label):
                    self.sound(window.go(path))

    def sound(self, window):
        self.assertEqual(window.broken_rules(), [])
        self.assertFalse(window.overflows(), "wider than the window")
        self.assertEqual(len(window.all("h1")), 1)
        self.assertNotRegex(window.text, r"</?(p|span|ul|ol|li|div|a|strong)\b", "markup shows as text")

    def test_on_a_laptop(self):
        self.look(LAPTOP, "laptop")

    def test_on_a_phone(self):
        self.look(PHONE, "phone")

    def test_what_everybody_may_read(self):
        for size, label in ((LAPTOP, "laptop"), (PHONE, "phone")):
            window = self.window(size).go("/read/seven-moments")
            self.assertEqual(window.broken_rules(), [])
            self.assertEqual(window.complaints(), [])
            self.assertFalse(window.overflows(), "wider than the window")
            self.assertEqual(len(window.all("h1")), 1)
            window.picture(f"{label}-read")

    def test_a_campaign_that_is_started_says_so_first(self):
        window = self.window().sign_in("mark")
        window.go("/campaigns/1")
        window.press("form[action='/campaigns/1/start'] button")
        window.until(lambda: "Too early to say" in window.text)
        for size, label in ((LAPTOP, "laptop"), (PHONE, "phone")):
            window = self.window(size).sign_in("mark")
            window.settled("/campaigns/1")
            self.assertEqual(window.broken_rules(), [])
            self.assertFalse(window.overflows(), "wider than the window")
            self.assertIn("What we cannot tell", window.text)
            window.picture(f"{label}-mark-campaign-started")

    def test_before_signing_in(self):
        for size, label in ((LAPTOP, "laptop"), (PHONE, "phone")):
            window = self.window(size).go("/sign-in")
            self.assertEqual(window.broken_rules(), [])
            self.assertFalse(window.overflows())
            window.picture(f"{label}-sign-in")


if __name__ == "__main__":
    unittest.main()
