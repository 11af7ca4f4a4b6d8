from collections.abc import Callable
from pathlib import Path

import pytest

from trycksak.gather import gather
from trycksak.model.edition import Edition
from trycksak.model.page import Page
from trycksak.read.files import Project
from trycksak.render.prose import keep_last_words, prose


@pytest.fixture
def edition(edition_folder: Callable[[str], Path]) -> Edition:
    return gather(Project(edition_folder("small")))[0]


def page_that_says(edition: Edition, id: str, body: str) -> Page:
    page = edition.page[id]
    changed = {locale: words.model_copy(update={"body": body}) for locale, words in page.translations.items()}
    return page.model_copy(update={"translations": changed})


def test_headings_go_under_the_chapter_and_their_anchors_are_the_pages_own(edition: Edition) -> None:
    page = page_that_says(edition, "practical", "Först.\n\n## Att ta sig hit\n\nMed tåg.")
    assert prose(edition, page, "sv", set()) == (
        "<p>Först.</p>\n"
        '<section class="part"><h3 id="practical--att-ta-sig-hit">Att ta sig hit</h3>'
        '<p><span class="last">Med tåg.</span></p></section>\n'
    )


def test_a_link_stays_inside_where_its_page_is_printed(edition: Edition) -> None:
    page = page_that_says(
        edition, "practical", "[a](workshops/integrity.md) [b](workshops/integrity.md#x) och så vidare"
    )
    inside = prose(edition, page, "sv", {"workshops/integrity"})
    outside = prose(edition, page, "sv", set())
    address = edition.url(edition.page["workshops/integrity"], "sv")
    assert ('href="#workshops--integrity"' in inside, 'href="#workshops--integrity--x"' in inside) == (True, True)
    assert (f'href="{address}"' in outside, f'href="{address}#x"' in outside) == (True, True)


def test_pictures_are_found_from_the_project(edition: Edition) -> None:
    page = page_that_says(edition, "practical", "![Karta](map.png)")
    assert '<img alt="Karta" src="content/sv/map.png"/>' in prose(edition, page, "sv", set())


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("en rad som slutar här", "en rad som <span class='last'>slutar här</span>"),
        ("1 & 2 < 3", "1 &amp; 2 <span class='last'>&lt; 3</span>"),
        ("ensam", "ensam"),
    ],
)
def test_the_last_two_words_are_kept_together(text: str, kept: str) -> None:
    assert str(keep_last_words(text)) == kept
