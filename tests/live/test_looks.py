"""The preview's own pages: accessible by axe, whole on a phone, in light and dark, in the event's languages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from live.previewing import PATIENCE_S, Preview
from trycksak.preflight.access.axe import SCRIPT

RUN = "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
HELIOS = "content/sv/study-visits/helios.md"
VIEWS = [(320, "light"), (768, "dark"), (1280, "light")]


def faults(tab: Page) -> list[tuple[str, list[str]]]:
    tab.evaluate(f"{SCRIPT};undefined")
    found = tab.evaluate(RUN)["violations"]
    return [(rule["id"], [str(node["target"]) for node in rule["nodes"]]) for rule in found]


@pytest.fixture(params=VIEWS, ids=str)
def view(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    width, scheme = request.param
    # axe is brought in past the policy; what it looks at is the same.
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
    )
    context.set_default_timeout(1000 * PATIENCE_S)
    yield context.new_page()
    context.close()


def whole(tab: Page) -> bool:
    return bool(tab.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_the_list_and_a_publication_are_for_everybody(preview: Preview, view: Page) -> None:
    view.goto(f"{preview.address}-/sv/")
    view.get_by_role("heading", name="Studiebesök").first.wait_for()
    assert (faults(view), whole(view)) == ([], True)
    view.goto(f"{preview.address}-/en/study-visits-en")
    view.get_by_text("Nothing to remark on.").wait_for()
    assert (faults(view), whole(view)) == ([], True)


def test_what_is_wrong_is_told_to_everybody(preview: Preview, view: Page) -> None:
    view.goto(f"{preview.address}-/en/study-visits-en")
    view.get_by_text("Nothing to remark on.").wait_for()
    preview.save(HELIOS, lambda text: text.replace("title:", "titel:"))
    view.get_by_text("is not known here").wait_for()
    assert (faults(view), whole(view)) == ([], True)
    view.goto(f"{preview.address}studiebesok/helios/")
    view.get_by_text("is not known here").wait_for()
    assert (faults(view), whole(view)) == ([], True)
    preview.save(HELIOS, lambda text: text.replace("titel:", "title:"))
    view.get_by_text("is not known here").wait_for(state="detached")


def test_every_language_of_the_event_is_spoken(preview: Preview, view: Page) -> None:
    view.goto(f"{preview.address}-/sv/study-visits-en")
    assert view.locator("html").get_attribute("lang") == "sv"
    view.get_by_role("link", name="English", exact=True).click()
    assert (view.url, view.locator("html").get_attribute("lang")) == (f"{preview.address}-/en/study-visits-en", "en")
