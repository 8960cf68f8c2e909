"""A visitor with a real browser, who looks at each page as the law and good manners ask."""

import os
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PICTURES = os.environ.get("PICTURES")
"""A folder to write pictures of the pages to; without it no picture is taken."""

AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def _axe():
    return (ROOT / "node_modules/axe-core/axe.min.js").read_text()


class Visitor:
    """One signed-in person in front of one page. `check()` holds the page to the baseline."""

    def __init__(self, page, address, *, runs_scripts=True):
        self.page = page
        self.runs_scripts = runs_scripts
        self.address = address
        self.complaints = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message):
        if message.type in ("error", "warning") and "status of 4" not in message.text:
            self.complaints.append(message.text)

    def go(self, path):
        """Open a path of the site and return the response's status."""
        response = self.page.goto(path if path.startswith("http") else self.address + path)
        return response.status if response else None

    def sign_in(self, email, password):
        self.go("/sign-in/")
        self.page.get_by_label("E-mail").fill(email)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(lambda url: "/sign-in/" not in url)

    def click(self, name):
        """Press the one button, or follow the one link, of this name."""
        button = self.page.get_by_role("button", name=name, exact=True)
        (button if button.count() else self.page.get_by_role("link", name=name, exact=True)).click()
        self.page.wait_for_load_state()

    def problems(self):
        """What is wrong with the open page: axe, width, browser complaints, headings, links."""
        self.page.wait_for_load_state()
        found = [*self.complaints, *self.violations(), *self.overflow()]
        found += [f"{words!r} leads to several places" for words in self.same_words()]
        headings = self.page.locator("h1").count()
        if headings != 1:
            found.append(f"{headings} first headings")
        self.complaints.clear()
        return found

    def check(self, name=""):
        """Hold the open page to the baseline, and take its picture."""
        problems = self.problems()
        assert problems == [], problems
        if name:
            self.picture(name)

    def violations(self):
        """What axe finds. It cannot run where scripts are off, on pages that it also sees with them."""
        if not self.runs_scripts:
            return []
        self.page.evaluate(_axe())
        return self.page.evaluate(
            "rules => axe.run(document, {runOnly: rules}).then(r => r.violations.map("
            "v => v.id + ': ' + v.nodes.map(n => n.html).join(' | ').slice(0, 300)))",
            AXE_RULES,
        )

    def overflow(self):
        """Elements that reach beyond the window, when the page scrolls sideways."""
        return self.page.evaluate(
            """() => {
              const width = document.documentElement.clientWidth
              if (document.documentElement.scrollWidth <= width) return []
              return [...document.body.querySelectorAll('*')]
                .filter(e => e.getBoundingClientRect().right > width + 1)
                .map(e => e.tagName + '.' + e.className).slice(0, 10)
            }"""
        )

    def same_words(self):
        """Links with the same words that lead to different places."""
        return self.page.evaluate(
            """() => {
              const seen = {}
              for (const link of document.querySelectorAll('main a[href]')) {
                const words = (link.getAttribute('aria-label') || link.textContent)
                  .trim().replace(/\\s+/g, ' ')
                if (words) (seen[words] ??= new Set()).add(link.getAttribute('href'))
              }
              return Object.entries(seen).filter(([, to]) => to.size > 1).map(([w]) => w)
            }"""
        )

    def picture(self, name, *, whole=True):
        """Write the page as a picture: the whole of it, or what the window shows."""
        if PICTURES:
            Path(PICTURES).mkdir(parents=True, exist_ok=True)
            self.page.wait_for_load_state("networkidle")
            self.page.screenshot(path=f"{PICTURES}/{name}.png", full_page=whole)
