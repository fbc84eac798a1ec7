"""A candidate's first day, by a link and without an account: why to talk, how to reach them, booking, calling off; and
what the recruiter's page shows of it."""
import unittest

from world import World
from window import LAPTOP, PHONE


class Candidate(World):
    def sound(self, window, name):
        self.assertEqual(window.broken_rules(), [], name)
        self.assertEqual(window.complaints(), [], name)
        self.assertFalse(window.overflows(), f"{name}: wider than the window")
        self.assertEqual(len(window.all("h1")), 1, name)
        window.picture(name)

    def first_day(self, size, label):
        rita = self.window().sign_in("rita")
        person, link = self.somebody(rita)
        guest = self.window(size).go(link)
        self.assertIn("You need no account", guest.text)
        self.sound(guest, f"{label}-guest-home")
        guest.go(link + "/why")
        self.assertIn("a message will do", guest.text)
        self.sound(guest, f"{label}-guest-why")

        guest.go(link + "/preferences")
        self.sound(guest, f"{label}-guest-preferences")
        guest.type("[name=safe]", "my mobile, after six")
        guest.press("button[value=save]")
        guest.until(lambda: "/preferences/saved" in guest.driver.current_url)
        self.sound(guest, f"{label}-guest-preferences-saved")

        guest.go(link + "/book")
        self.sound(guest, f"{label}-guest-book")
        self.book(guest, link)
        self.sound(guest, f"{label}-guest-booked")
        self.assertIn("Booked with you", rita.settled("/today").text)
        page = rita.settled(f"/people/{person}").text
        self.assertIn("After work, please", page)
        self.assertIn("my mobile, after six", page)

        guest.press("details.off summary")
        guest.press("details.off button")
        guest.until(lambda: "Called off" in guest.text)
        self.sound(guest, f"{label}-guest-off")
        self.assertNotIn("Booked with you", rita.settled("/today").text)

    def test_on_a_laptop(self):
        self.first_day(LAPTOP, "laptop")

    def test_on_a_phone(self):
        self.first_day(PHONE, "phone")

    def test_without_scripts(self):
        rita = self.window().sign_in("rita")
        _, link = self.somebody(rita)
        guest = self.window(scripts=False).go(link + "/book")
        guest.press(".booking input[name=at]")
        guest.press(".booking button.main")
        guest.until(lambda: guest.all("details.off"))
        guest.press("details.off summary")
        guest.press("details.off button")
        guest.until(lambda: "Called off" in guest.text)

    def test_the_recruiter_calls_off_what_was_booked(self):
        rita = self.window().sign_in("rita")
        _, link = self.somebody(rita)
        guest = self.window(PHONE)
        self.book(guest, link)
        rita.settled("/calendar")
        rita.go(rita.attribute(".booked a[href^='/calendar/']:not([href$='.ics'])", "href").removeprefix(
            self.firm.origin))
        self.sound(rita, "laptop-rita-call-off")
        rita.press("form[action$='/off'] button")
        rita.until(lambda: "You called it off" in rita.text)
        self.assertIn("Nothing was sent", rita.text)
        self.sound(rita, "laptop-rita-called-off")
        guest.go(link)
        self.assertIn("has called off the talk", guest.text)
        self.sound(guest, "phone-guest-called-off")


class TwoWindows(World):
    def test_what_is_pressed_in_one_is_seen_in_the_other(self):
        first = self.window().sign_in("rita").settled("/today")
        second = self.window().sign_in("rita").settled("/today")
        card = self.shown_in_both(first, second)
        first.press(f"{card} button[value=reached]")
        first.until(lambda: first.all(".notice"))
        second.until(lambda: not second.all(card))
        self.assertTrue(second.all(".settled"), "it says what became of the card")
        second.picture("laptop-rita-second-window")

    def test_a_try_that_leaves_the_card_is_seen_on_it_in_the_other(self):
        first = self.window().sign_in("rita").settled("/today")
        second = self.window().sign_in("rita").settled("/today")
        card = self.shown_in_both(first, second)
        before = second.said(card)
        first.press(f"{card} button[value=voicemail]")
        first.until(lambda: first.all(".notice"))
        # Whether it stays is for its rule to say; as it was it does not.
        second.until(lambda: not second.all(card) or second.one(card).text != before)

    def shown_in_both(self, first, second):
        card = f".card[id='{first.attribute('.card', 'id')}']"
        second.until(lambda: second.all(card))
        return card

    def test_what_was_pressed_before_a_window_listened_is_seen_in_it(self):
        first = self.window().sign_in("rita").settled("/today")
        second = self.window().sign_in("rita")
        # Its ear opens only when it is told to: as on a machine that is slow to open it.
        second.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": """
            const Ear = EventSource;
            window.EventSource = class extends EventTarget {
              readyState = 0;
              constructor(address) {
                super();
                window.listen = () => {
                  const ear = new Ear(address);
                  ear.addEventListener("changed", () => this.dispatchEvent(new Event("changed")));
                };
              }
              close() {}
            };"""})
        second.settled("/today")
        second.until(lambda: not second.all("[data-rest]"))
        card = self.shown_in_both(first, second)
        first.press(f"{card} button[value=reached]")
        first.until(lambda: first.all(".notice"))
        self.assertTrue(second.all(card), "nobody has told it yet")
        second.driver.execute_script("window.listen()")
        second.until(lambda: not second.all(card))


if __name__ == "__main__":
    unittest.main()
