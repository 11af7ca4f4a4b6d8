"""One's own programme in a browser: kept when the visitor acts, shared in a link, what clashes told, as a calendar."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from trycksak.preflight.outputs.content_lines import read_calendars
from web.browsing import Open
from web.crawl import Published

MINE = "en/programme/mine/"
KEPT = "() => Object.fromEntries(Object.keys(localStorage).map(key => [key, JSON.parse(localStorage[key])]))"
EVERYTHING = """async () => [localStorage.length, sessionStorage.length, document.cookie,
    (await indexedDB.databases()).length, (await caches.keys()).length]"""
KEY = "https://publicservicessummit.example/#programme"
EDUCATION, HEALTH, FILM = "programme-track-education-1", "programme-track-health-care-1", "programme-film-1"
# What a browser does whose visitor has forbidden it to keep anything.
FORBIDDEN = """Object.defineProperty(window, 'localStorage',
    {get() { throw new DOMException('Access is denied for this document.', 'SecurityError') }})"""


def titles(page: Page) -> list[str]:
    return page.locator(".mine-days .line-title").all_inner_texts()


def choose(page: Page, *ids: str) -> None:
    for id in ids:
        page.locator(f".choose[data-choice={id}]").click()


def keep(page: Page, *ids: str) -> None:
    """Put choices where an earlier visit left them."""
    page.evaluate("([key, ids]) => localStorage.setItem(key, JSON.stringify(ids))", [KEY, list(ids)])
    page.reload()


def test_nothing_is_kept_before_the_visitor_acts(open_page: Open, programme_address: str) -> None:
    page = open_page("program/")
    for path in ("program/?kind=workshop", "program/lokaler/", "program/mitt/", "sok/", MINE + "#chosen=" + FILM):
        page.goto(programme_address + path)
    page.goto(programme_address + "program/")
    page.get_by_role("checkbox", name="Workshop").check()
    assert page.evaluate(EVERYTHING) == [0, 0, "", 0, 0]
    page.locator(".choose:visible").first.click()
    assert page.evaluate(EVERYTHING) == [1, 0, "", 0, 0]
    assert page.evaluate(KEPT) == {KEY: ["workshops-e-inclusion-1"]}
    assert page.context.cookies() == []


def test_what_is_chosen_stands_in_order_of_time_in_both_languages(open_page: Open, programme_address: str) -> None:
    page = open_page("program/lokaler/")
    choose(page, "programme-dinner-1", FILM, "study-visits-helios-1", EDUCATION)
    page.get_by_role("link", name="Mitt program").first.click()
    page.wait_for_url(programme_address + "program/mitt/")
    swedish = ["Spåret om utbildning", "Film", "HELIOS – Stockholms brandförsvars GIS för analys och support"]
    assert titles(page) == [*swedish, "Stadens middag"]
    assert page.locator(".mine-count").inner_text() == "4 punkter"
    page.goto(programme_address + MINE)
    assert titles(page)[1::2] == ["Film", "Dinner hosted by the City"]
    assert page.locator(".mine-days h2").all_inner_texts() == ["Thursday 7\u00a0December", "Friday 8\u00a0December"]


def test_a_clash_is_told_in_words_and_what_only_touches_is_none(open_page: Open) -> None:
    page = open_page(MINE)
    keep(page, EDUCATION, FILM)
    assert page.locator(".clashes").is_hidden()
    keep(page, EDUCATION, HEALTH, FILM)
    assert page.locator(".clashes li").all_inner_texts() == [
        "Education track (13:00–14:30) and Health care track (13:00–14:30) overlap: Thursday\u00a07\u00a0December."
    ]
    assert page.locator(".line-clash").all_inner_texts() == [
        "Clashes with Health care track.",
        "Clashes with Education track.",
    ]
    page.locator(f".mine-days .choose[data-choice={HEALTH}]").click()
    assert page.locator(".clashes").is_hidden()
    assert page.locator(".said").inner_text() == "Health care track is removed from your programme."
    assert page.evaluate("document.activeElement.className") == "mine-count"
    assert page.evaluate(KEPT) == {KEY: [EDUCATION, FILM]}


@pytest.mark.parametrize(
    ("act", "kept"),
    [
        ("Show my own programme", [EDUCATION]),
        ("Add to my programme", [EDUCATION, HEALTH, FILM]),
        ("Save as my programme", [HEALTH, FILM]),
    ],
)
def test_a_shared_link_changes_nothing_until_the_visitor_acts(open_page: Open, act: str, kept: list[str]) -> None:
    page = open_page(MINE)
    keep(page, EDUCATION)
    page.evaluate(f"location.hash = 'chosen={HEALTH},{FILM},gone-1'")
    page.reload()
    assert titles(page) == ["Health care track", "Film"]
    assert page.locator(".mine-unknown").inner_text() == "1 of the choices are no longer in the programme."
    assert page.locator(".mine-days .choose:visible").count() == 0
    assert page.evaluate(KEPT) == {KEY: [EDUCATION]}
    page.get_by_role("button", name=act, exact=True).click()
    assert page.evaluate(KEPT) == {KEY: kept}
    assert len(titles(page)) == len(kept)
    assert page.evaluate("location.hash") == ""


def test_the_link_holds_the_programme_and_only_in_its_fragment(open_page: Open, programme_address: str) -> None:
    page = open_page(MINE, permissions=["clipboard-read", "clipboard-write"])
    keep(page, HEALTH, FILM)
    page.get_by_role("button", name="Copy the link").click()
    page.get_by_text("The link is copied.").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{programme_address}{MINE}#chosen={HEALTH},{FILM}"
    assert titles(open_page(link.removeprefix(programme_address))) == ["Health care track", "Film"]


def test_the_calendar_is_one_that_others_can_read(open_page: Open, programme_site: Published, tmp_path: Path) -> None:
    page = open_page("program/mitt/")
    keep(page, "study-visits-helios-1", HEALTH)
    data = [download(page, tmp_path / name) for name in ("first.ics", "again.ics")]
    assert data[0] == data[1]
    lines = data[0].removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    # What was chosen is in it as the whole programme's calendar has it: both imported, nothing stands twice.
    whole = (programme_site.site / "programme.ics").read_bytes()
    events = {event(whole, "HELIOS"), event(whole, "Spåret om hälsovård")}
    assert set(re.findall(rb"BEGIN:VEVENT.*?END:VEVENT\r\n", data[0], re.DOTALL)) == events
    [calendar] = read_calendars(data[0])
    assert [part.name for part in calendar.components] == ["VTIMEZONE", "VEVENT", "VEVENT"]
    [image] = calendar.images()
    assert image.value == "https://publicservicessummit.example/assets/logotype/sv-positive.svg"


def event(calendar: bytes, title: str) -> bytes:
    """Find the first event of a title in a calendar."""
    found: list[bytes] = re.findall(rb"BEGIN:VEVENT.*?END:VEVENT\r\n", calendar, re.DOTALL)
    return next(one for one in found if f"SUMMARY;LANGUAGE=sv:{title}".encode() in one)


def download(page: Page, path: Path) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Ladda ner till kalendern").click()
    assert waiting.value.suggested_filename == "programme.ics"
    waiting.value.save_as(path)
    return path.read_bytes()


@pytest.mark.parametrize("broken", ["{", '{"a": 1}', "[1, null]", '"x"', ""])
def test_what_somebody_broke_is_as_good_as_nothing(open_page: Open, broken: str) -> None:
    page = open_page(MINE)
    page.evaluate("([key, broken]) => localStorage.setItem(key, broken)", [KEY, broken])
    page.goto(page.url.replace("mine/", ""))
    assert page.locator(".own-count").count() == 0
    choose(page, FILM)
    assert page.evaluate(KEPT) == {KEY: [FILM]}


def test_a_browser_that_keeps_nothing_carries_the_choices_in_the_link(open_page: Open) -> None:
    page = open_page("en/programme/")
    page.context.add_init_script(FORBIDDEN)
    page.reload()
    choose(page, FILM, EDUCATION)
    page.get_by_role("link", name="My programme").first.click()
    page.locator(".mine-count").wait_for()
    assert titles(page) == ["Education track", "Film"]
    assert page.locator(".blocked").inner_text().startswith("The browser does not let the page save.")
    assert page.locator(".shared").is_hidden()
    choose(page, FILM)
    page.reload()
    assert titles(page) == ["Education track"]


def test_remove_all_leaves_nothing_and_can_be_undone(open_page: Open) -> None:
    page = open_page(MINE)
    keep(page, EDUCATION, FILM)
    page.get_by_role("button", name="Remove all").click()
    assert page.evaluate(EVERYTHING) == [0, 0, "", 0, 0]
    assert page.locator(".said").inner_text() == "Everything is removed."
    assert page.get_by_text("You have not chosen anything yet.").is_visible()
    assert page.evaluate("document.activeElement.innerText") == "Undo"
    page.keyboard.press("Enter")
    assert page.evaluate(KEPT) == {KEY: [EDUCATION, FILM]}
    assert page.get_by_role("button", name="Undo").is_hidden()


def test_another_window_hears_of_it(open_page: Open, programme_address: str) -> None:
    page = open_page(MINE)
    other = page.context.new_page()
    other.goto(programme_address + "en/programme/")
    choose(other, FILM)
    page.get_by_text("One item").wait_for()
    assert titles(page) == ["Film"]


@pytest.mark.parametrize(
    "hostile", ["chosen=<img src=x onerror=alert(1)>", "chosen=%3Cscript%3E", "chosen", "__proto__"]
)
def test_a_hostile_link_is_no_programme(open_page: Open, hostile: str) -> None:
    page = open_page(f"{MINE}#{hostile}")
    assert page.locator(".shared").is_hidden()
    assert page.locator(".mine-empty").is_visible()


def test_without_script_the_page_says_what_it_does(open_page: Open) -> None:
    page = open_page(MINE, java_script_enabled=False)
    assert page.get_by_text("The page needs JavaScript to show your choices.").is_visible()
    assert page.get_by_text("Your choices are kept in this browser").is_visible()
    assert page.locator(".mine").is_hidden()
    page.get_by_role("link", name="To the programme").click()
    assert page.url.endswith("/en/programme/")
