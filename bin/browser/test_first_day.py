"""The first day of a recruiter, with the mouse, with the keyboard alone, on a phone and without scripts; and of a manager."""
import time
import unittest

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from window import PHONE
from world import World


class FirstDay(World):
    def test_a_recruiter_logs_a_talk_within_a_minute_of_the_sign_in_page(self):
        before = self.interactions()
        window = self.window().go("/sign-in")
        began = time.monotonic()
        window.sign_in("rita").settled("/today")
        self.assertIn("due", window.said("h1"))
        self.assertTrue(window.said(".card .because"))
        window.press(".card button[value=reached]")
        window.until(lambda: window.all(".notice"))
        self.assertLess(time.monotonic() - began, 60)
        self.assertEqual(self.interactions(), before + 1)
        window.picture("recruiter-logged")

    def test_with_the_keyboard_alone(self):
        before = self.interactions()
        window = self.window().sign_in("rita").settled("/today")
        window.type("body", "j")
        window.until(lambda: self.voicemail_by_key(window), otherwise="j leads to no card")
        window.until(lambda: window.all(".notice"))
        self.assertEqual(self.interactions(), before + 1)

    @staticmethod
    def voicemail_by_key(window):
        """Whether v was pressed on a card: where another list took its place meanwhile, j leads to one again."""
        focused = window.driver.switch_to.active_element
        if "card" in (focused.get_attribute("class") or "").split():
            focused.send_keys("v")
            return True
        window.type("body", "j")
        return False

    def test_keys_do_nothing_while_one_types(self):
        before = self.interactions()
        window = self.window().sign_in("rita").settled("/today")
        find = window.one("input[type=search]")
        find.send_keys("vxrn")
        window.until(lambda: find.get_attribute("value") == "vxrn")
        # A press is kept before anything else is done with it.
        self.assertEqual(window.kept_presses(), [])
        self.assertFalse(window.all(".notice"))
        self.assertEqual(self.interactions(), before)

    def test_on_a_phone(self):
        before = self.interactions()
        window = self.window(PHONE).sign_in("rita").settled("/today")
        ring = window.read(lambda: window.one(".card a[href^='tel:']").size)
        self.assertGreaterEqual(ring["height"], 40, "too small for a thumb")
        window.press(".card button[value=no_answer]")
        window.until(lambda: window.all(".notice"))
        self.assertEqual(self.interactions(), before + 1)

    def test_what_waits_until_the_page_is_painted_comes_then(self):
        window = self.window(PHONE).sign_in("rita").settled("/today")
        window.until(lambda: not window.all("[data-first], [data-rest], noscript[data-cards]"))
        last = len(window.all(".card")) - 1
        self.assertGreater(last, 1)
        card = f"document.querySelectorAll('.card')[{last}]"
        seen = f"{card}.querySelector('.who').checkVisibility({{contentVisibilityAuto: true}})"
        self.assertTrue(window.driver.execute_script(f"return {seen}"))
        # Who goes to a card further down finds it.
        window.driver.execute_script(f"{card}.scrollIntoView()")
        window.until(lambda: 0 <= window.driver.execute_script(f"return {card}.getBoundingClientRect().top") < PHONE[1])
        self.assertFalse(window.overflows())

    def test_without_scripts(self):
        before = self.interactions()
        window = self.window(scripts=False)
        window.go("/sign-in")
        window.driver.find_element(By.NAME, "email").send_keys("rita@firm.example")
        window.driver.find_element(By.NAME, "password").send_keys("three quiet words", Keys.ENTER)
        window.until(lambda: "/today" in window.driver.current_url)
        # Cards that a browser with scripts lays out later are there, and can be seen.
        self.assertTrue(window.all("noscript .card")[0].is_displayed())
        window.press(".card button[value=voicemail]")
        window.until(lambda: window.all(".notice"))
        self.assertEqual(self.interactions(), before + 1)

    def test_a_manager_reads_whether_it_works(self):
        window = self.window().sign_in("mona").settled("/evidence")
        self.assertTrue(window.said("h1"))
        self.assertNotIn("/today", window.read(
            lambda: [link.get_attribute("href") for link in window.all("nav a")]))

    def test_a_server_killed_in_the_middle_loses_nothing(self):
        before = self.interactions()
        window = self.window().sign_in("rita").settled("/today")
        window.press(".card button[value=reached]")
        window.until(lambda: window.all(".notice"))
        self.firm.kill()
        self.assertEqual(self.interactions(), before + 1)
        # Where its port was taken meanwhile it serves at another.
        window.origin = self.firm.open()
        window.settled("/today")
        self.assertIn("due", window.said("h1"))


if __name__ == "__main__":
    unittest.main()
