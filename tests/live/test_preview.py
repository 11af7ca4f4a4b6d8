"""A preview in a real browser: what is saved is seen, what is wrong is told where it is, and goes when it is mended."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from live.previewing import Preview, end, wait_until, workers_of

HELIOS = "content/sv/study-visits/helios.md"
BOOKLET = "study-visits-sv"
ENDED = "the layout was ended from outside"
ERROR = "content/sv/study-visits/helios.md:2: the key `titel` is not known here".replace("`", "")


def test_a_save_shows_on_the_open_page_by_itself(preview: Preview, tab: Page) -> None:
    tab.goto(f"{preview.address}studiebesok/helios/")
    tab.get_by_text("Hör ihop med").wait_for()
    preview.save(HELIOS, lambda text: text + "\nNytt stycke.\n")
    tab.get_by_text("Nytt stycke.").wait_for()
    assert tab.get_by_text("Nytt stycke.").count() == 1
    preview.save(HELIOS, lambda text: text.replace("\nNytt stycke.\n", ""))
    tab.get_by_text("Nytt stycke.").wait_for(state="detached")


def test_a_page_is_served_with_its_own_policy_and_may_only_hear_of_saves(preview: Preview, tab: Page) -> None:
    answer = tab.goto(f"{preview.address}en/study-visits/")
    assert answer is not None
    host = preview.address.removeprefix("http://").rstrip("/")
    policy = answer.header_value("content-security-policy")
    assert policy == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        f"manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; connect-src 'self' ws://{host}"
    )


def test_a_save_shows_in_the_open_publication_and_no_other_is_laid_out(preview: Preview, tab: Page) -> None:
    tab.goto(f"{preview.address}-/sv/{BOOKLET}")
    tab.get_by_text("Inget att anmärka på.").wait_for()
    before = tab.locator("#page-1 img").get_attribute("src")
    preview.save(HELIOS, lambda text: text.replace("Hör ihop", "Hänger ihop"))
    tab.locator(f'#page-1 img:not([src="{before}"])').wait_for()
    tab.get_by_text("Aktuell").wait_for()
    assert list(preview.status()["laid"]) == [BOOKLET]
    preview.save(HELIOS, lambda text: text.replace("Hänger ihop", "Hör ihop"))
    tab.locator(f'#page-1 img[src="{before}"]').wait_for()


def test_what_a_publication_does_not_print_lays_nothing_out(preview: Preview, tab: Page) -> None:
    tab.goto(f"{preview.address}-/sv/{BOOKLET}")
    tab.get_by_text("Inget att anmärka på.").wait_for()
    before, reading = preview.status(), preview.settled()
    preview.save("content/sv/practical.md", lambda text: text + "\nEtt ord mer.\n")
    wait_until(lambda: preview.status()["good"] > reading)
    tab.get_by_text("translation/outdated").wait_for(state="detached")
    tab.get_by_text("Aktuell").wait_for()
    preview.save("content/sv/practical.md", lambda text: text.replace("\nEtt ord mer.\n", ""))
    wait_until(lambda: preview.status()["good"] > reading + 1)
    tab.get_by_text("Aktuell").wait_for()
    assert preview.status()["laid"] == before["laid"]


def test_a_save_during_a_layout_is_what_is_shown_in_the_end(preview: Preview, tab: Page) -> None:
    tab.goto(f"{preview.address}-/sv/{BOOKLET}")
    tab.get_by_text("Inget att anmärka på.").wait_for()
    first, reading = tab.locator("#page-1 img").get_attribute("src"), preview.settled()
    preview.save(HELIOS, lambda text: text.replace("Hör ihop", "Hänger ihop"))
    wait_until(lambda: preview.status()["good"] > reading)
    preview.save(HELIOS, lambda text: text.replace("Hänger ihop", "Har samband"))
    wait_until(lambda: preview.status()["laid"][BOOKLET][-1] == reading + 2)
    tab.reload()
    both = tab.locator("#page-1 img").get_attribute("src")
    preview.save(HELIOS, lambda text: text.replace("Har samband", "Hör ihop"))
    tab.locator(f'#page-1 img[src="{first}"]').wait_for()
    preview.save(HELIOS, lambda text: text.replace("Hör ihop", "Har samband"))
    tab.locator(f'#page-1 img:not([src="{first}"])').wait_for()
    assert tab.locator("#page-1 img").get_attribute("src") == both
    preview.save(HELIOS, lambda text: text.replace("Har samband", "Hör ihop"))
    tab.locator(f'#page-1 img[src="{first}"]').wait_for()


def test_its_pages_are_shown_with_trim_and_bleed_side_by_side(preview: Preview, tab: Page) -> None:
    tab.goto(f"{preview.address}-/en/study-visits-en")
    tab.locator("#page-8").wait_for()
    spreads = tab.locator(".spread").all()
    sides = [[leaf.get_attribute("id") for leaf in spread.locator(".leaf").all()] for spread in spreads]
    total = tab.locator(".leaf").count()
    between = [[f"page-{number}", f"page-{number + 1}"] for number in range(2, total - 1, 2)]
    assert sides == [["page-1"], *between, [f"page-{total}"]]
    box = tab.locator("#page-2 .trim")
    assert [box.get_attribute(name) for name in ("x", "y", "width", "height")] == ["3.0", "3.0", "148.0", "210.0"]
    assert tab.locator("#page-2 svg").get_attribute("viewBox") == "0 0 154.0 216.0"
    left, right = (tab.locator(f"#page-{number} .sheet").bounding_box() for number in (2, 3))
    assert left is not None
    assert right is not None
    assert abs(left["x"] + left["width"] - right["x"]) < 1


def test_single_pages_and_the_trim_are_a_key_away_and_stay_after_a_reload(preview: Preview, tab: Page) -> None:
    tab.goto(f"{preview.address}-/en/study-visits-en")
    tab.locator("#page-8").wait_for()
    for name in ("Single pages", "Cut to the trim"):
        tab.get_by_role("button", name=name).focus()
        tab.keyboard.press("Enter")
    assert tab.url == f"{preview.address}-/en/study-visits-en?single&trimmed"
    tab.reload()
    assert [button.get_attribute("aria-pressed") for button in tab.get_by_role("button").all()] == ["true", "true"]
    whole, narrow = (tab.locator(f"#page-{number} .sheet").bounding_box() for number in (2, 3))
    assert whole is not None
    assert narrow is not None
    assert whole["x"] == narrow["x"]


def test_a_misspelt_key_is_told_on_the_page_and_in_the_terminal_and_goes_when_mended(
    preview: Preview, tab: Page
) -> None:
    tab.goto(f"{preview.address}studiebesok/helios/")
    preview.save(HELIOS, lambda text: text.replace("title:", "titel:"))
    tab.get_by_text(ERROR).wait_for()
    assert tab.locator("h1").inner_text() == "HELIOS"
    assert f"error: {HELIOS}:2 key/unknown" in preview.said()
    tab.reload()
    tab.get_by_text(ERROR).wait_for()
    assert tab.locator("h1").inner_text() == "HELIOS"
    preview.save(HELIOS, lambda text: text.replace("titel:", "title:"))
    tab.get_by_text(ERROR).wait_for(state="detached")
    assert f"mended: {HELIOS}:2 key/unknown" in preview.said()


def test_a_misspelt_key_is_told_beside_the_publication_whose_last_pages_stay(preview: Preview, tab: Page) -> None:
    tab.goto(f"{preview.address}-/sv/{BOOKLET}")
    tab.get_by_text("Inget att anmärka på.").wait_for()
    before = tab.locator("#page-1 img").get_attribute("src")
    preview.save(HELIOS, lambda text: text.replace("title:", "titel:"))
    tab.get_by_text(ERROR).wait_for()
    tab.get_by_role("status").get_by_text("Det du sparade sist visas inte").wait_for()
    assert tab.locator("#page-1 img").get_attribute("src") == before
    preview.save(HELIOS, lambda text: text.replace("titel:", "title:"))
    tab.get_by_text("Inget att anmärka på.").wait_for()
    tab.get_by_text("Aktuell").wait_for()


def test_a_fault_in_a_template_is_told_by_its_line_over_the_page_as_it_was(preview: Preview, tab: Page) -> None:
    tab.goto(f"{preview.address}studiebesok/")
    preview.save("overrides/partials/footer.html", lambda text: "{{ nothing.at.all }}\n" + text)
    tab.get_by_text("overrides/partials/footer.html:1").wait_for()
    assert tab.locator("h1").inner_text() == "Studiebesök"
    preview.save("overrides/partials/footer.html", lambda text: text.removeprefix("{{ nothing.at.all }}\n"))
    tab.get_by_text("overrides/partials/footer.html:1").wait_for(state="detached")


def test_a_colour_that_stops_the_press_is_told_beside_the_pages(preview: Preview, tab: Page) -> None:
    package = Path(__file__).parents[2] / "src/trycksak/render/templates/print/type.css"
    own = preview.root / "overrides/print/type.css"
    own.parent.mkdir()
    tab.goto(f"{preview.address}-/en/study-visit-helios-en")
    tab.get_by_text("Nothing to remark on.").wait_for()
    own.write_text(package.read_text(encoding="utf-8") + "h1 { color: #123456 }\n", encoding="utf-8")
    tab.get_by_text("the colour #123456 is not in the brand’s palette".replace("’", "'")).wait_for()
    assert tab.locator("#page-1 img").count() == 1
    own.unlink()
    own.parent.rmdir()
    tab.get_by_text("Nothing to remark on.").wait_for()
    assert tab.get_by_text("#123456").count() == 0


def test_a_layout_that_is_ended_from_outside_is_told_and_the_next_save_begins_again(
    preview: Preview, tab: Page
) -> None:
    tab.goto(f"{preview.address}-/sv/{BOOKLET}")
    tab.get_by_text("Inget att anmärka på.").wait_for()
    preview.save(HELIOS, lambda text: text.replace("redskap", "verktyg"))

    def one_had_begun() -> bool:
        end(workers_of(preview))
        return ENDED in preview.said()

    # One that waits for work is replaced when it is missed.
    wait_until(one_had_begun)
    tab.get_by_text(ENDED).wait_for()
    preview.save(HELIOS, lambda text: text.replace("verktyg", "redskap"))
    tab.get_by_text("Inget att anmärka på.").wait_for()
    assert tab.get_by_text(ENDED).count() == 0
    assert "mended: content/publications.yml live/ended" in preview.said()


def test_a_process_lays_out_again_and_another_takes_its_place(preview: Preview, tab: Page) -> None:
    cover = tab.locator("#page-1 img")

    def save_and_see(old: str, new: str) -> None:
        before = cover.get_attribute("src")
        preview.save(HELIOS, lambda text: text.replace(old, new))
        tab.locator(f'#page-1 img:not([src="{before}"])').wait_for()
        tab.get_by_text("Inget att anmärka på.").wait_for()
        tab.get_by_text("Aktuell").wait_for()

    tab.goto(f"{preview.address}-/sv/study-visit-helios-sv")
    tab.get_by_text("Inget att anmärka på.").wait_for()
    first, ended = workers_of(preview), preview.said().count(ENDED)
    save_and_see("redskap", "verktyg")
    assert workers_of(preview) == first != set()
    end(first)
    wait_until(lambda: not workers_of(preview))
    save_and_see("verktyg", "redskap")
    assert len(workers_of(preview)) == 1
    assert preview.said().count(ENDED) == ended


def test_the_search_finds_what_was_saved(preview: Preview, tab: Page) -> None:
    index = tab.request.get(f"{preview.address}pagefind/pagefind-entry.json")
    assert sorted(index.json()["languages"]) == ["en", "sv"]


def test_nothing_lies_in_the_event_s_folder_that_was_not_there(preview: Preview) -> None:
    assert sorted(path.name for path in preview.root.iterdir()) == [
        *("FINDINGS", "brand", "content", "mkdocs.yml", "overrides")
    ]


def test_another_host_s_name_and_another_site_s_page_get_nothing(preview: Preview, chromium: Browser) -> None:
    tab = chromium.new_page()
    assert tab.request.get(f"{preview.address}-/status.json", headers={"Host": "elsewhere.example"}).status == 400
    address = preview.address.replace("http", "ws") + "-/socket?index&locale=sv"
    opened = (
        "address => new Promise(told => { const socket = new WebSocket(address);"
        " socket.onmessage = () => told(true); socket.onclose = () => told(false) })"
    )
    tab.goto(f"{preview.address}-/sv/")
    assert tab.evaluate(opened, address)
    tab.route("http://elsewhere.example/", lambda route: route.fulfill(body="<p>", content_type="text/html"))
    tab.goto("http://elsewhere.example/")
    assert not tab.evaluate(opened, address)
    tab.close()
