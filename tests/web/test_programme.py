"""The programme in a browser: filtered with and without script, by keyboard on a phone, its state in the address."""

from collections.abc import Callable
from itertools import combinations, product

import pytest
from playwright.sync_api import Page

from trycksak.render.choices import Choice
from trycksak.render.filters import Facet, facets
from trycksak.render.timetable import timetable
from web.browsing import Open
from web.crawl import Published

NAMES = ["kind", "track", "language"]
PAGES = ("program/", "program/lokaler/")
SHOWN = """() => [...document.querySelectorAll('.choose')]
    .filter(button => button.closest('[data-kind]').checkVisibility()).map(button => button.dataset.choice).sort()"""
ALL_SHOWN = """checks => checks.map(wanted => {
    for (const box of document.querySelectorAll('.filters input')) box.checked = wanted[box.name].includes(box.value)
    return ({shown})()
})"""


@pytest.fixture(scope="session")
def choices(programme_site: Published) -> list[Choice]:
    return [c for day in timetable(programme_site.edition) for line in day.lines for c in line.choices]


def fits(choice: Choice, wanted: dict[str, tuple[str, ...]]) -> bool:
    """Say what the style sheet should do, in the model's words."""
    own = {"kind": (choice.kind,), "track": choice.tracks, "language": choice.languages}
    return all(set(own[name]) & set(values) for name, values in wanted.items() if values)


def ways(facet: Facet) -> list[tuple[str, ...]]:
    """List no value, each value, and the first two together."""
    return [(), *combinations(facet.values, 1), facet.values[:2]]


@pytest.mark.parametrize("path", PAGES)
def test_all_filters_together_show_what_the_model_says(
    open_page: Open, programme_site: Published, choices: list[Choice], path: str
) -> None:
    page = open_page(path, java_script_enabled=False)
    found = facets(programme_site.edition)
    assert [facet.name for facet in found] == NAMES
    checks = [dict(zip(NAMES, values, strict=True)) for values in product(*map(ways, found))]
    expected = [sorted(choice.id for choice in choices if fits(choice, wanted)) for wanted in checks]
    assert page.evaluate(ALL_SHOWN.replace("{shown}", SHOWN), checks) == expected


def test_the_filters_offer_what_occurs(open_page: Open) -> None:
    page = open_page("en/programme/")
    offered = page.evaluate(
        "[...document.querySelectorAll('.filter')].map(f => [f.querySelector('legend').textContent,"
        " [...f.querySelectorAll('label')].map(l => l.innerText.trim())])"
    )
    assert offered == [
        ["Kind", ["Plenary", "Track", "Workshop", "Reception", "Dinner", "Study visits"]],
        ["Track", ["Education", "Government", "Health care"]],
        ["Language", ["English", "Swedish", "To be announced"]],
    ]


def test_the_address_holds_the_filters(open_page: Open, programme_address: str) -> None:
    page = open_page("program/")
    page.get_by_role("checkbox", name="Workshop").check()
    page.get_by_role("checkbox", name="Utbildning").check()
    assert page.url == programme_address + "program/?kind=workshop&track=track-education"
    assert page.locator(".shown").inner_text() == "Visar 2 av 22 programpunkter."
    page.get_by_role("link", name="Efter lokal").first.click()
    page.wait_for_url(programme_address + "program/lokaler/?kind=workshop&track=track-education")
    assert page.get_by_role("checkbox", name="Workshop").is_checked()
    assert page.locator(".shown").inner_text() == "Visar 2 av 22 programpunkter."
    assert page.evaluate(SHOWN) == ["workshops-e-inclusion-1", "workshops-e-inclusion-2"]
    page.get_by_role("button", name="Visa allt").click()
    page.wait_for_url(programme_address + "program/lokaler/")
    assert page.locator(".shown").inner_text() == ""


def test_the_count_is_said_and_the_day_without_anything_says_so(open_page: Open) -> None:
    page = open_page("en/programme/?kind=dinner")
    assert page.locator(".shown").get_attribute("role") == "status"
    assert page.locator(".shown").inner_text() == "Showing 1 of 22 items."
    said = page.locator(".nothing:visible")
    assert [said.nth(n).inner_text() for n in range(said.count())] == ["Nothing here fits the filters."] * 3


def test_without_script_nothing_is_offered_that_does_nothing(open_page: Open) -> None:
    page = open_page("program/", java_script_enabled=False)
    assert page.locator(".choose:visible").count() == 0
    page.get_by_role("checkbox", name="Workshop").check()
    assert page.locator(".line:visible").count() == 4
    page.get_by_role("button", name="Visa allt").click()
    assert page.locator(".line-break:visible").count() == 8
    page.get_by_role("link", name="Fredag").click()
    assert page.evaluate("document.querySelector(':target').id") == "2006-12-08"


def test_every_function_works_by_keyboard_on_a_phone(open_page: Open) -> None:
    page = open_page("program/", width=320, reduced_motion="reduce")
    seen = walk(page, "summary", lambda: page.evaluate("document.activeElement.matches('.filters-box summary')"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator(".shown").inner_text() == "Visar 3 av 22 programpunkter."
    seen += walk(page, "reset", lambda: page.evaluate("document.activeElement.type === 'reset'"))
    page.keyboard.press("Enter")
    assert page.evaluate("[document.activeElement.type, document.activeElement.checkVisibility()]") == ["reset", True]
    seen += walk(page, "choose", lambda: page.evaluate("document.activeElement.matches('.choose')"))
    page.keyboard.press("Enter")
    assert page.locator(".own-count").inner_text().split()[0] == "1"
    seen += walk(page, "the last", lambda: page.evaluate("document.activeElement.closest('footer') !== null"))
    assert seen == []


def walk(page: Page, where: str, there: Callable[[], bool]) -> list[str]:
    """Go on with Tab until somewhere; list what cannot be seen while it has the focus."""
    hidden = []
    for _ in range(90):
        page.keyboard.press("Tab")
        hidden += page.evaluate(
            """() => {
                const e = document.activeElement, box = e.getBoundingClientRect()
                const label = e.matches('.chip input') ? e.closest('label') : e
                const at = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 40) / 2)
                const ring = getComputedStyle(label)
                const seen = at && (label.contains(at) || at.contains(label))
                return seen && ring.outlineStyle !== 'none' && parseFloat(ring.outlineWidth) >= 2 ? [] : [e.outerHTML]
            }"""
        )
        if there():
            return hidden
    raise AssertionError(f"Tab does not lead to {where}")


@pytest.mark.parametrize("path", [*PAGES, "program/mitt/#chosen=programme-opening-1", "sok/"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_is_cut_off_or_too_small_to_touch(open_page: Open, path: str, width: int) -> None:
    page = open_page(path, width=width)
    page.evaluate("document.querySelectorAll('details.filters-box').forEach(d => d.open = true)")
    found = page.evaluate(
        """() => {
            const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['wide'] : []
            const touched = [...document.querySelectorAll('main :is(a, button, input, summary, label), .header-search')]
            const inText = e => e.closest('.prose')
            return wide.concat(touched.filter(e => e.checkVisibility() && !inText(e) && !e.matches('.chip input')
                && !e.matches('label:not(.chip)'))
                .filter(e => { const b = e.getBoundingClientRect(); return b.width < 24 || b.height < 24 })
                .map(e => e.outerHTML))
        }"""
    )
    assert found == []


def test_a_button_says_what_it_does(open_page: Open) -> None:
    page = open_page("en/programme/")
    words = "my programme: Opening, Thursday\u00a07\u00a0December 09:00"
    add = page.get_by_role("button", name=f"Add to {words}", exact=True)
    add.click()
    assert page.locator(".said").inner_text() == "Opening is now in your programme."
    page.get_by_role("button", name=f"Remove from {words}", exact=True).click()
    assert page.locator(".said").inner_text() == "Opening is removed from your programme."
    assert add.is_visible()


def test_nothing_moves_for_a_reader_who_asks_for_that(open_page: Open) -> None:
    page = open_page("program/", reduced_motion="reduce")
    page.get_by_role("checkbox", name="Workshop").check()
    page.locator(".choose:visible").first.click()
    assert page.evaluate("document.getAnimations().length") == 0
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => getComputedStyle(e).transitionDuration !== '0s').length"
    ) == 0  # fmt: skip
