"""The website's pages as functions: facts of the model come out as words, and what is not known is said."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from building import ROOT
from trycksak.model.edition import Edition
from trycksak.model.record import Status
from trycksak.read.edition import read_brand, read_edition
from trycksak.read.files import Project
from trycksak.render.downloads import Download, fill, size
from trycksak.render.environment import environment
from trycksak.render.reader import Reader
from trycksak.render.site import Site, fit, layout, middle, not_found
from trycksak.render.site_brand import mark, proportions, stylesheet
from trycksak.render.site_map import robots
from trycksak.render.wording import Wording

Folder = Callable[[str], Path]


@pytest.fixture
def site(edition_folder: Folder) -> Site:
    project = Project(edition_folder("small"))
    brand, terms = read_brand(project)
    return Site(read_edition(project)[0], brand, terms, (), environment(project.root / "overrides"))


def words(html: str) -> str:
    """Give what a reader reads: the text without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " ").split())


def shown(site: Site, id: str, locale: str) -> str:
    return words(middle(site, site.edition.page[id], locale, "<p>The text.</p>"))


def with_page(edition: Edition, id: str, **changes: object) -> Edition:
    pages = [page.model_copy(update=changes) if page.id == id else page for page in edition.pages]
    return Edition(event=edition.event, pages=tuple(pages), publications=edition.publications)


def test_each_page_has_the_layout_of_its_facts(site: Site) -> None:
    assert {page.id: layout(page) for page in site.edition.pages} == {
        "index": "home",
        "practical": "practical",
        "programme/index": "programme",
        "programme/opening": "session",
        "programme/dinner": "session",
        "speakers/index": "speakers",
        "speakers/city-keynote": "speaker",
        "study-visits/index": "visits",
        "study-visits/helios": "visit",
        "study-visits/contact-centre": "visit",
        "workshops/index": "workshops",
        "workshops/e-inclusion": "workshop",
        "workshops/integrity": "workshop",
    }


def test_the_text_stands_in_its_page_once(site: Site) -> None:
    for page in site.edition.pages:
        assert shown(site, page.id, "en").count("The text.") == 1, page.id


def test_a_fact_reads_in_the_form_of_each_language(site: Site) -> None:
    page = site.edition.page["programme/opening"]
    assert page.facts is not None
    slot = page.facts.slots[0]  # type: ignore[union-attr]  # it is a session
    assert f"{slot.start:%H.%M} – {slot.end:%H.%M}" in shown(site, "programme/opening", "sv")
    assert f"{slot.start:%H:%M} – {slot.end:%H:%M}" in shown(site, "programme/opening", "en")
    assert "Plenisalen, Konferensanläggningen" in shown(site, "programme/opening", "sv")
    assert "Plenary hall, The conference venue" in shown(site, "programme/opening", "en")


def test_the_programme_holds_breaks_and_study_visits_in_order_of_time(site: Site) -> None:
    programme = shown(site, "programme/index", "en")
    visits, lunch, workshop = (programme.index(part) for part in ("visits to choose from", "Lunch", "Workshop"))
    assert visits < lunch
    assert workshop > 0
    assert "Friday 8 December" in programme


@pytest.mark.parametrize(("locale", "phrase"), [("sv", "Lämnas av värden"), ("en", "To be supplied by the host")])
def test_what_the_host_has_not_told_is_said(site: Site, locale: str, phrase: str) -> None:
    facts = site.edition.page["study-visits/helios"].facts
    assert facts is not None
    bare = facts.model_copy(update={"host": None, "address": None, "capacity": None})
    edition = with_page(site.edition, "study-visits/helios", facts=bare)
    unknown = Site(edition, site.brand, site.terms, (), site.templates)
    assert shown(unknown, "study-visits/helios", locale).count(phrase) == 3


def test_a_preliminary_page_says_so(site: Site) -> None:
    page = site.edition.page["practical"]
    own = page.translations["sv"]
    preliminary = own.model_copy(update={"words": own.words.model_copy(update={"status": Status.PRELIMINARY})})
    edition = with_page(site.edition, "practical", translations={**page.translations, "sv": preliminary})
    changed = Site(edition, site.brand, site.terms, (), site.templates)
    assert "Preliminary The details are preliminary and may change." in shown(changed, "practical", "en")
    assert "Preliminary" not in shown(site, "practical", "en")


def test_preliminary_dates_and_venues_say_so(site: Site) -> None:
    event = site.edition.event
    dates = event.dates.model_copy(update={"status": Status.PRELIMINARY})
    venues = tuple(venue.model_copy(update={"status": Status.PRELIMINARY}) for venue in event.venues)
    theme = event.theme.model_copy(update={"status": Status.PRELIMINARY})
    changed = event.model_copy(update={"dates": dates, "venues": venues, "theme": theme})
    edition = Edition(event=changed, pages=site.edition.pages, publications=site.edition.publications)
    open = Site(edition, site.brand, site.terms, (), site.templates)
    assert shown(open, "index", "en").count("Preliminary") == 3
    assert shown(open, "programme/index", "en").count("Preliminary") == len(event.days)
    assert shown(open, "programme/opening", "en").count("Preliminary") == 2
    assert "Preliminary" not in shown(site, "index", "en")


def test_a_page_that_is_made_before_a_download_is_filled_when_it_is_there(site: Site) -> None:
    offer = Download("study-visit-helios", "en", "HELIOS", visit="helios")
    page = site.edition.page["study-visits/helios"]
    sooner = middle(replace(site, downloads=(offer,)), page, "en", "")
    made = offer.made(2, 380_000)
    later = middle(replace(site, downloads=(made,)), page, "en", "")
    other = Download("another", "en", "Another", 4, 1)
    assert "2 pages" not in sooner
    assert fill(sooner, [other], Wording("en")) == sooner
    assert fill(sooner, [other, made], Wording("en")) == later


def test_a_download_tells_its_language_pages_and_size(site: Site) -> None:
    downloads = (
        Download("study-visits", "sv", "Studiebesök", 12, 1_234_567),
        Download("study-visits", "en", "Study visits", 12, 980_400),
        Download("study-visit-helios", "en", "HELIOS", 2, 380_000, "helios"),
    )
    full = Site(site.edition, site.brand, site.terms, downloads, site.templates)
    visit = middle(full, full.edition.page["study-visits/helios"], "en", "")
    assert 'href="../../../pdf/study-visit-helios-en.pdf" hreflang="en"' in visit
    assert "Download the sheet PDF, 2 pages, 380 kB" in words(visit)
    assert len(full.offers()) == 1
    assert size(1_234_567, Wording("sv")) == "1,2\u00a0MB"
    assert size(980_400, Wording("en")) == "980\u00a0kB"


def test_links_are_relative_except_from_a_404(site: Site) -> None:
    reader = Reader(site.edition, "en", "en/study-visits/helios/")
    assert reader.to("en/study-visits/") == "../"
    assert reader.to("") == "../../../"
    assert reader.to("assets/brand.css") == "../../../assets/brand.css"
    assert reader.to("en/study-visits/helios/#map") == "#map"
    assert Reader(site.edition, "sv", "").to("en/") == "en/"
    assert Reader(site.edition, "sv", "").to("") == "./"
    assert Reader(site.edition, "en", "", anywhere=True).to("en/") == "/en/"
    assert 'href="/en/"' in not_found(site, "en")


def test_text_from_editors_cannot_become_markup(site: Site) -> None:
    page = site.edition.page["practical"]
    own = page.translations["en"]
    words = own.words.model_copy(update={"title": "<script>alert(1)</script>"})
    edition = with_page(site.edition, "practical", translations={"en": own.model_copy(update={"words": words})})
    changed = Site(edition, site.brand, site.terms, (), site.templates)
    assert "<script" not in middle(changed, edition.page["practical"], "en", "")


def test_a_long_word_makes_its_heading_smaller() -> None:
    assert [fit(title) for title in ("Program", "Stadens middag", "Kommunfullmäktige", "Välkomstmottagning")] == [
        "",
        "",
        "fit-18",
        "fit-18",
    ]
    assert fit("Konferensanläggningen") == "fit-22"
    assert fit("Tillgänglighetsredogörelse") == "fit-28"


def test_the_logotype_is_never_narrower_than_the_terms_allow(site: Site) -> None:
    assert proportions('<svg viewBox="0 0 373.97 100">') == pytest.approx(3.7397)
    tall = mark(site.brand, site.terms, "sv", 1.0)
    assert (tall.width, tall.height) == (120, 120)
    assert tall.alt == "Stockholms stad"
    assert mark(site.brand, site.terms, "en", 4.0).width == 176


def test_the_brand_becomes_custom_properties(site: Site) -> None:
    files = [file.path for font in site.brand.typography.fonts for file in font.files]
    css = stylesheet(site.brand, site.terms, [3.0, 4.0], {path: (ROOT / path).read_bytes() for path in files})
    assert all(f"  --{name}: {value};" in css for name, value in site.brand.color.palette.items())
    assert "--logotype-least-height: 40px;" in css
    # Each has two that stand in until it has arrived.
    assert css.count("@font-face") == 3 * len(files)


def test_robots_are_told_where_the_sitemap_is(site: Site) -> None:
    assert robots(site.edition).endswith("Sitemap: https://small.example/sitemap.xml\n")


def test_both_languages_say_the_same_things() -> None:
    sv, en = (Wording(locale) for locale in ("sv", "en"))
    for key in ("site.skip", "site.menu", "site.not_found", "site.untranslated", "site.pdf"):
        values = {"language": "x", "pages": 1, "size": "1"}
        assert sv(key, **values) != en(key, **values)
