"""The document that a co-host receives: whole, in each language and form, and within its own terms."""

import base64
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import html
from playwright.sync_api import Browser, sync_playwright

from trycksak.errors import Stopped
from trycksak.gather import gather
from trycksak.model.terms import Output, Rule, Terms
from trycksak.preflight.proof.asked import Asked, Edition
from trycksak.preflight.proof.pdf import prove_pdf
from trycksak.preflight.readability import check_readability
from trycksak.preflight.validator import STANDARDS
from trycksak.preflight.verapdf import validate
from trycksak.read.files import Project
from trycksak.read.schema import parse
from trycksak.read.yaml import load
from trycksak.report.terms_document import Contract, terms_html, terms_markdown, terms_pdf
from trycksak.report.terms_in_words import in_words

ROOT = Path(__file__).parents[2]
CHROMIUM = "/usr/bin/chromium"
# What meets the logotype's box, shown or not, and is not around it.
_OVER_THE_MARK = """(() => {
    const mark = document.querySelector('img'), box = mark.getBoundingClientRect();
    return [...document.body.querySelectorAll('*')].filter(one => !one.contains(mark)).filter(one => {
        const other = one.getBoundingClientRect();
        return other.width && other.left < box.right && other.right > box.left && other.top < box.bottom
            && other.bottom > box.top;
    }).map(one => one.outerHTML);
})()"""
LOCALES = ["sv", "en"]

Folder = Callable[[str], Path]


@pytest.fixture(scope="module")
def contract() -> Contract:
    edition, brand, terms, _ = gather(Project(ROOT))
    return Contract(edition, brand, terms, ROOT)


@pytest.fixture(scope="module")
def pdfs(contract: Contract, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("terms")
    made = {locale: folder / f"{locale}.pdf" for locale in LOCALES}
    for locale, path in made.items():
        path.write_bytes(terms_pdf(contract, locale))
    return made


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as engine:
        started = engine.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


def city(name: str) -> Terms:
    path = ROOT / "tests" / "cities" / f"{name}.yml"
    terms, _ = parse(Terms, load(path.read_text(encoding="utf-8"), path.name), path.name)
    assert terms is not None
    return terms


def words(element: Any) -> str:
    return " ".join(element.text_content().replace("\u00a0", " ").split())


def told(contract: Contract, locale: str) -> list[tuple[str, list[str], bool]]:
    """The particulars of every rule, as the document should hold them."""
    return [
        (one.label, [value.replace("\u00a0", " ") for value in one.values], one.confirmed)
        for clause in in_words(contract.terms, locale)
        for one in clause.particulars
    ]


def test_the_markdown_of_a_small_event_word_for_word(edition_folder: Folder) -> None:
    folder = edition_folder("terms-partner")
    edition, brand, _, _ = gather(Project(folder))
    written = terms_markdown(Contract(edition, brand, city("stockholm"), folder), "en")
    expected = Path(__file__).with_name("terms-stockholm-en.md").read_text(encoding="utf-8")
    assert written.replace("\u00a0", " ") == expected


@pytest.mark.parametrize("locale", LOCALES)
def test_the_markdown_holds_every_rule(contract: Contract, locale: str) -> None:
    lines = terms_markdown(contract, locale).replace("\u00a0", " ").splitlines()
    clauses = in_words(contract.terms, locale)
    assert [line for line in lines if line.startswith("### ")] == [
        f"### {number}. {clause.heading} (`{clause.id}`)" for number, clause in enumerate(clauses, start=1)
    ]
    sign = {True: "", False: {"sv": " *(ej bekräftat av staden)*", "en": " *(not confirmed by the city)*"}[locale]}
    rows = [
        f"- **{label}:** {'; '.join(values)}{sign[confirmed]}" for label, values, confirmed in told(contract, locale)
    ]
    rules = lines[lines.index({"sv": "## Reglerna", "en": "## The rules"}[locale]) :]
    assert [line for line in rules if line.startswith("- ")] == rows
    assert [line for line in rules if line.startswith("| ")][2:] == [
        f"| {language} | {variant} | {contract.brand.logotype.wording[master.locale]} | `{master.path}` "
        f"| `{master.sha256}` |"
        for master, (language, variant) in zip(contract.brand.logotype.masters, kinds(locale), strict=True)
    ]


def kinds(locale: str) -> list[tuple[str, str]]:
    """Language and variant of each original of this event, as a language says them."""
    spoken = {"sv": ("Svenska", "Engelska"), "en": ("Swedish", "English")}[locale]
    drawn = {"sv": ("positiv", "negativ", "enfärgad"), "en": ("positive", "negative", "one-colour")}[locale]
    return [(language, variant) for language in spoken for variant in drawn]


def test_a_text_with_signs_of_markdown_is_read_as_it_is(contract: Contract) -> None:
    edition = contract.edition.model_copy(
        update={"event": contract.edition.event.model_copy(update={"name": "A *b* |c| <d> `e`"})}
    )
    written = terms_markdown(replace(contract, edition=edition), "en")
    assert "everything issued for A \\*b\\* \\|c\\| \\<d\\> \\`e\\`." in written


def test_a_real_mark_and_confirmed_terms_need_no_remarks(contract: Contract) -> None:
    logotype = contract.brand.logotype.model_copy(update={"stand_in": False, "name": "S:t Erik"})
    confirmed = contract.terms.model_copy(
        update={
            id.replace("-", "_"): rule.model_copy(update={"assumed": (), **spelt_out(rule)})
            for id, rule in contract.terms.rules()
        }
    )
    real = replace(contract, brand=contract.brand.model_copy(update={"logotype": logotype}), terms=confirmed)
    text = terms_markdown(real, "en")
    sentences = [
        "not confirmed",
        "stand-in",
        "No particular is marked as unconfirmed.",
        "**The mark:** City of Stockholm: S:t Erik",
    ]
    assert [sentence in text for sentence in sentences] == [False, False, True, True]
    assert [sentence in terms_markdown(contract, "en") for sentence in sentences] == [True, True, False, False]


def spelt_out(rule: Rule) -> dict[str, object]:
    """Every value of a rule, so that none is a default."""
    return {key: getattr(rule, key) for key in type(rule).model_fields.keys() - Rule.model_fields.keys()}


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_tells_what_the_markdown_tells(contract: Contract, locale: str) -> None:
    page = html.fromstring(terms_html(contract, locale))
    clauses = in_words(contract.terms, locale)
    shown = [
        (
            clause.xpath("@aria-labelledby")[0],
            words(clause.xpath(".//h3")[0]),
            words(clause.xpath(".//p[@class='sentence']")[0]),
            words(clause.xpath(".//p[@class='source']/span")[0]),
        )
        for clause in page.xpath("//section[@class='clause']")
    ]
    assert shown == [
        (clause.id, f"{number} {clause.heading}", clause.sentence, clause.source)
        for number, clause in enumerate(clauses, start=1)
    ]
    rows = [
        (
            words(row[0]),
            [words(value) for value in row.xpath(".//li | .//p[not(@class)]")],
            not row.xpath(".//p[@class]"),
        )
        for row in page.xpath("//section[@class='clause']//tr")
    ]
    assert rows == told(contract, locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_stands_alone_and_can_be_used_by_everybody(contract: Contract, locale: str) -> None:
    page = html.fromstring(terms_html(contract, locale))
    ids = page.xpath("//@id")
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3")]
    assert {
        "language": page.get("lang"),
        "links": {link.split(",")[0] for _, _, link, _ in page.iterlinks()},
        "scripts": page.xpath("//script"),
        "ids twice": [id for id in ids if ids.count(id) > 1],
        "labels of nothing": [id for id in page.xpath("//@aria-labelledby") if id not in ids],
        "landmarks": [len(page.xpath(f"/html/body/{tag}")) for tag in ("header", "main")],
        "first headings": levels.count(1),
        "skipped levels": [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1],
        "rows without a header": page.xpath("//tr[not(th[@scope='row'])]"),
        "other languages": sorted(set(page.xpath("//body//@lang"))),
    } == {
        "language": locale,
        "links": {"#content", "data:image/svg+xml;base64", "data:font/woff2;base64"},
        "scripts": [],
        "ids twice": [],
        "labels of nothing": [],
        "landmarks": [1, 1],
        "first headings": 1,
        "skipped levels": [],
        "rows without a header": [],
        "other languages": [{"sv": "en", "en": "sv"}[locale]],
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_the_page_shows_every_original_unchanged(contract: Contract, locale: str) -> None:
    page = html.fromstring(terms_html(contract, locale))
    shown = [base64.b64decode(image.get("src").split(",")[1]) for image in page.xpath("//img")]
    masters = contract.brand.logotype.masters
    own = (ROOT / contract.brand.master(locale, masters[0].variant).path).read_bytes()
    assert shown == [own, own, *((ROOT / master.path).read_bytes() for master in masters)]
    wording = contract.brand.logotype.wording
    alts = [wording[locale], wording[locale], *(wording[master.locale] for master in masters)]
    assert [image.get("alt") for image in page.xpath("//img")] == alts


@pytest.mark.parametrize("width", [320, 1280])
def test_on_a_screen_nothing_is_cut_off_and_marks_keep_their_clear_space(
    contract: Contract, browser: Browser, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_content(terms_html(contract, "sv"))
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    plates: list[dict[str, float]] = page.evaluate(
        """[...document.querySelectorAll('.plate')].map(plate => {
            const around = plate.getBoundingClientRect(), mark = plate.firstElementChild.getBoundingClientRect();
            return { left: mark.left - around.left, top: mark.top - around.top, right: around.right - mark.right,
                     bottom: around.bottom - mark.bottom, width: mark.width, height: mark.height };
        })"""
    )
    corner = page.evaluate("(({left, top}) => [left, top])(document.querySelector('img').getBoundingClientRect())")
    over = [page.evaluate(_OVER_THE_MARK)]
    page.emulate_media(media="print")
    over.append(page.evaluate(_OVER_THE_MARK))
    page.close()
    narrow = [plate for plate in plates if plate["width"] < contract.terms.minimum.width_px]
    tight = [
        plate
        for plate in plates[1:]
        if min(plate[side] for side in ("left", "top", "right", "bottom"))
        < contract.terms.clear(plate["width"], plate["height"]) - 0.05
    ]
    clear = contract.terms.clear(plates[0]["width"], plates[0]["height"])
    assert (overflow, len(plates), narrow, tight, [side >= clear for side in corner]) == (0, 8, [], [], [True, True])
    assert over == [[], []]


def test_the_pdf_keeps_to_both_standards(pdfs: dict[str, Path]) -> None:
    files = list(pdfs.values())
    expected: dict[tuple[Path, str], list[object]] = {(file, flavour): [] for file in files for flavour in STANDARDS}
    assert validate(list(STANDARDS), files) == expected


@pytest.mark.parametrize("locale", LOCALES)
def test_the_pdf_can_be_read_aloud(pdfs: dict[str, Path], locale: str) -> None:
    """Title, bookmarks, alternative texts, reading order, and the language of what is quoted."""
    assert check_readability(pdfs[locale], "terms.pdf") == []


def test_the_same_document_has_the_same_bytes(contract: Contract, pdfs: dict[str, Path]) -> None:
    assert terms_pdf(contract, "sv") == pdfs["sv"].read_bytes()
    assert terms_html(contract, "sv") == terms_html(contract, "sv")


@pytest.mark.parametrize("locale", LOCALES)
def test_the_pdf_says_what_the_page_says(contract: Contract, pdfs: dict[str, Path], locale: str) -> None:
    with pypdfium2.PdfDocument(pdfs[locale]) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    text = "".join("".join(pages).split())
    clauses = in_words(contract.terms, locale)
    said = [clause.sentence for clause in clauses] + [clause.source for clause in clauses]
    said += [value for clause in clauses for one in clause.particulars for value in one.values]
    said += [master.sha256 for master in contract.brand.logotype.masters]
    assert [one for one in said if "".join(one.split()) not in text] == []
    assert len(pages) == 4


@pytest.mark.parametrize("locale", LOCALES)
def test_the_pdf_is_within_its_own_terms(contract: Contract, pdfs: dict[str, Path], locale: str) -> None:
    """But for the specimens, which stand in no corner, and in both languages."""
    dates = contract.edition.event.dates
    asked = Asked(contract.brand, contract.terms, ROOT, locale, None, Edition.WEB, 1, (dates.start, dates.end))
    first, *rest = prove_pdf(pdfs[locale], "terms.pdf", asked).surfaces
    broken = [
        {(figure.rule, figure.what) for figure in mark.figures if not figure.holds}
        for surface in (first, *rest)
        for mark in surface.marks
    ]
    head, *specimens = broken
    assert (head, len(specimens)) == (set(), 7)
    assert set().union(*specimens) <= {("corners", "corner"), ("language", "wording")}
    assert [figure for surface in (first, *rest) for figure in surface.figures if not figure.holds] == []


@pytest.mark.parametrize("name", ["malmo", "oslo", "uppsala"])
def test_other_cities_terms_are_kept_in_their_own_document(contract: Contract, tmp_path: Path, name: str) -> None:
    """A lower corner, a mark on every page, and a quarter of the short side."""
    terms = city(name)
    if name == "oslo":
        terms = terms.model_copy(
            update={"presence": terms.presence.model_copy(update={"outputs": (Output.EVERY_PAGE,)})}
        )
    path, dates = tmp_path / "terms.pdf", contract.edition.event.dates
    path.write_bytes(terms_pdf(replace(contract, terms=terms), "en"))
    asked = Asked(contract.brand, terms, ROOT, "en", None, Edition.WEB, 1, (dates.start, dates.end))
    surfaces = prove_pdf(path, "terms.pdf", asked).surfaces
    heads = [[mark for mark in surface.marks if mark.holds] for surface in surfaces]
    asks = [True] * len(surfaces) if name == "oslo" else [True]
    assert [len(marks) > 0 for marks in heads][: len(asks)] == asks
    assert min(mark.box[2] for surface in surfaces for mark in surface.marks) >= (terms.least_width_mm((210, 297)) or 0)


def test_what_the_typesetter_complains_of_stops_the_document(contract: Contract, tmp_path: Path) -> None:
    for master in contract.brand.logotype.masters:
        (tmp_path / master.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / master.path).write_bytes((ROOT / master.path).read_bytes())
    with pytest.raises(Stopped) as stop:
        terms_pdf(replace(contract, root=tmp_path), "sv")
    assert {finding.id for finding in stop.value.findings} == {"typeset/complaint"}
