"""A headless browser at the firm's pages: signs in, looks for rules of accessibility that are broken, keeps pictures."""
import importlib.util
import os
import shutil
import time

from selenium import webdriver
from selenium.common.exceptions import (ElementClickInterceptedException, ElementNotInteractableException,
                                        NoSuchElementException, SessionNotCreatedException,
                                        StaleElementReferenceException, WebDriverException)
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from firm import PASSWORD

# The package is there for the script that it carries; it need not be loaded.
with open(os.path.join(importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0], "axe.min.js"),
          encoding="utf-8") as source:
    AXE = source.read()
PICTURES = os.environ.get("RIGHTCALL_PICTURES", "pictures")
LAPTOP, PHONE = (1280, 900), (390, 844)
# How long to wait for what is bound to come, in seconds: on a machine with much else to do everything takes its time.
PATIENCE = 60
# What a list that is put in place of another meanwhile makes of a press: nothing was pressed yet.
UNPRESSED = (NoSuchElementException, ElementClickInterceptedException, ElementNotInteractableException)


def went(failure):
    """Whether the page went while it was being read. Chromium has a word of its own for that where a page is replaced
    between finding an element and asking for its text, and the driver hands it on as a failure without a name."""
    return (isinstance(failure, StaleElementReferenceException)
            or "does not belong to the document" in str(failure.msg)
            or "no node with given id" in str(failure.msg).lower())


class Window:
    def __init__(self, origin, size=LAPTOP, scripts=True):
        options = webdriver.ChromeOptions()
        # Its shared memory in a file of its own: that of a container may hold no page.
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                         "--disable-dev-shm-usage", f"--window-size={size[0]},{size[1]}"):
            options.add_argument(argument)
        if size == PHONE:
            options.add_experimental_option("mobileEmulation", {
                "deviceMetrics": {"width": size[0], "height": size[1], "pixelRatio": 2.0}})
        if not scripts:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.origin, self.scripts = origin, scripts
        # Named, so that nothing is looked for on the network.
        options.binary_location = shutil.which("chromium")
        self.driver = self.started(options)
        self.driver.set_page_load_timeout(2 * PATIENCE)
        self.driver.set_script_timeout(2 * PATIENCE)

    @staticmethod
    def started(options):
        """A browser that is slow to come up is started once more."""
        service = shutil.which("chromedriver")
        try:
            return webdriver.Chrome(options=options, service=Service(service))
        except SessionNotCreatedException:
            return webdriver.Chrome(options=options, service=Service(service))

    def go(self, path):
        self.driver.get(self.origin + path)
        return self

    def sign_in(self, name):
        self.go("/sign-in")
        self.driver.find_element(By.NAME, "email").send_keys(f"{name}@firm.example")
        password = self.driver.find_element(By.NAME, "password")
        password.send_keys(PASSWORD)
        password.submit()
        self.until(lambda: "/sign-in" not in self.driver.current_url)
        return self

    def until(self, condition, seconds=PATIENCE, overlooking=(), otherwise=""):
        """Waits until it holds. A page that goes while it is being read does not hold yet: the next one is looked at."""
        def holds(_):
            try:
                return condition()
            except WebDriverException as failure:
                if went(failure):
                    return False
                raise
        return WebDriverWait(self.driver, seconds, poll_frequency=0.1, ignored_exceptions=overlooking).until(holds, otherwise)

    def settled(self, path):
        """The page once it no longer asks for patience."""
        self.go(path)
        until = time.monotonic() + 3 * PATIENCE
        while time.monotonic() < until:
            if not self.all("meta[http-equiv=refresh], body[data-again]"):
                return self
            time.sleep(0.5)
            self.go(path)
        raise AssertionError(f"{path} is still being worked out after {3 * PATIENCE} seconds")

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def press(self, selector):
        """Clicks something, once it stands in the middle of the window; without scripts, chooses it with the keyboard."""
        def pressed():
            place = self.one(selector)
            if self.scripts:
                self.driver.execute_script("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", place)
                place.click()
            else:
                place.send_keys(Keys.SPACE if place.get_attribute("type") == "radio" else Keys.ENTER)
            return True
        self.until(pressed, overlooking=UNPRESSED, otherwise=f"{selector} could not be pressed")

    def kept_presses(self):
        """What was pressed on Today and is not answered yet."""
        return self.driver.execute_script("return Object.keys(localStorage).filter((key) => key.startsWith('today/press/'))")

    def read(self, look):
        """What `look` finds on a page that stays while it is being read: Today puts another list in place when there is one."""
        return self.until(lambda: [look()], overlooking=(NoSuchElementException,))[0]

    def said(self, selector):
        return self.read(lambda: self.one(selector).text)

    def attribute(self, selector, name):
        return self.read(lambda: self.one(selector).get_attribute(name))

    def type(self, selector, keys):
        self.read(lambda: self.one(selector).send_keys(keys))

    @property
    def text(self):
        return self.said("body")

    def picture(self, name):
        os.makedirs(PICTURES, exist_ok=True)
        height = self.driver.execute_script("return document.documentElement.scrollHeight") if self.scripts else 2_000
        width = self.driver.get_window_size()["width"]
        size = self.driver.get_window_size()
        self.driver.set_window_size(width, min(6_000, max(size["height"], height + 80)))
        self.driver.save_screenshot(os.path.join(PICTURES, name + ".png"))
        self.driver.set_window_size(size["width"], size["height"])

    def broken_rules(self):
        """What axe finds wrong by WCAG 2.2 AA, as one line each."""
        self.driver.execute_script(AXE)
        found = self.driver.execute_async_script(
            "const done = arguments[arguments.length - 1];"
            "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}).then(done)")
        return [f"{rule['id']}: {rule['help']} at {rule['nodes'][0]['target']}" for rule in found["violations"]]

    def complaints(self):
        """What the browser itself complains of, such as what the content policy refused."""
        return [line["message"] for line in self.driver.get_log("browser") if line["level"] == "SEVERE"]

    def overflows(self):
        """Whether the page is wider than its window, so that it must be pushed sideways to be read."""
        return self.driver.execute_script(
            "return document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")

    def close(self):
        self.driver.quit()
