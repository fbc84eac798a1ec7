"""When a headless Chromium first paints each page, in milliseconds from asking for it: laptop and phone.

    python first_paint.py ADDRESS TIMES    prints {"laptop": {"Today": [ms, …], …}, "phone": {…}}

ADDRESS is the one that `rightcall serve` printed. Needs Selenium, Chromium and its driver; bin/bench runs it with the
folder that bin/test-browser keeps them in.
"""
import json
import shutil
import sys
import time

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

SIZES = {"laptop": (1280, 900), "phone": (390, 844)}
# How long a page is left alone before the next is asked for, as somebody who reads would: Today asks for the rest of its
# list once it is painted, and what the browser still does of one page is no part of the next.
REST = 0.3
# The paint that the browser itself notes; the page before it is left, so that no paint of it counts.
FIRST = """
const paint = performance.getEntriesByType('paint').find((each) => each.name === 'first-contentful-paint');
return paint ? paint.startTime : null;
"""


def browser(size):
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                     f"--window-size={size[0]},{size[1]}"):
        options.add_argument(argument)
    if size == SIZES["phone"]:
        options.add_experimental_option("mobileEmulation", {
            "deviceMetrics": {"width": size[0], "height": size[1], "pixelRatio": 2.0}})
    options.binary_location = shutil.which("chromium")
    return webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))


def painted(driver, address):
    time.sleep(REST)
    driver.get(address)
    for _ in range(200):
        found = driver.execute_script(FIRST)
        if found is not None:
            return found
        time.sleep(0.02)
    raise SystemExit(f"{address} was never painted")


def settled(driver, address):
    """Once it no longer asks for patience."""
    for _ in range(240):
        driver.get(address)
        if not driver.find_elements(By.CSS_SELECTOR, "meta[http-equiv=refresh], body[data-again]"):
            return
        time.sleep(0.5)
    raise SystemExit(f"{address} is still being worked out")


def main():
    address, times = sys.argv[1], int(sys.argv[2])
    origin = address.split("/?")[0]
    found = {}
    for name, size in SIZES.items():
        driver = browser(size)
        try:
            settled(driver, address)
            person = driver.find_element(By.CSS_SELECTOR, ".card .who a").get_attribute("href")
            pages = {"Today": f"{origin}/today", "Person": person, "Does it work?": f"{origin}/evidence"}
            found[name] = {}
            for page, path in pages.items():
                settled(driver, path)
                found[name][page] = [painted(driver, path) for _ in range(times)]
        finally:
            driver.quit()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
