"""Every page, for every role that may see it: no rule of accessibility broken, nothing refused by the content policy, and
nothing wider than a phone."""
import unittest

from world import World
from window import LAPTOP, PHONE, Window

# A plan that is looked at and not written down.
REACH = ("/campaigns/new?look=yes&name=Pledge&side=candidates&piece_pledge-card=yes&compare=50&begins=2026-11-20"
         "&ends=2027-01-15")

PAGES = {
    "rita": ["/today", "/today?minutes=30", "PERSON", "CLIENT", "JOB", "/people", "/pipeline", "/search?q=offer",
             "/habits", "/calendar", "/hand-over", "/playbook", "/playbook/rules/C06", "/evidence", "/evidence/C06",
             "/trial", "/coach", "/coach/sent", "/account", "/collateral", "/collateral/ready", "/campaigns"],
    # A firm of three shows a manager no figures of its teams.
    "mona": ["/evidence", "/trial", "/coach", "/account", "/habits/team", "/hand-over", "/playbook",
             "/playbook/rules/C06", "/playbook/versions", "/collateral", "/collateral/pieces/nine-lost-days",
             "/campaigns", "/campaigns/1"],
    "mark": ["/evidence", "/coach", "/account", "/brand", "/collateral", "/collateral/ready", "/collateral/library",
             "/collateral/stories", "/collateral/look", "/collateral/pieces/nine-lost-days", "/campaigns",
             "/campaigns/new", REACH, "/campaigns/1"],
    "olive": ["/accounts", "/audit", "/account", "/privacy", "/playbook", "/brand"],
}


class EveryPage(World):
    def look(self, size, label):
        for name, paths in PAGES.items():
            window = self.window(size).sign_in(name)
            for path in paths:
                path = self.found(window, path)
                with self.subTest(role=name, path=path, size=label):
                    window.settled(path)
                    self.assertEqual(window.broken_rules(), [])
                    self.assertEqual(window.complaints(), [])
                    self.assertFalse(window.overflows(), "wider than the window")
                    self.assertEqual(len(window.all("h1")), 1)
                    self.assertNotRegex(window.text, r"</?(p|span|ul|ol|li|div|a|strong)\b", "markup shows as text")
                    shown = path.strip("/").replace("/", "-").split("?")[0] or "home"
                    window.picture(f"{label}-{name}-{shown}")

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
