"""Anchors, links and pictures of a page, with their lines."""

from pathlib import Path

import pytest

from trycksak.model.page import Link
from trycksak.read.outline import outline


def links(body: str, folder: Path, first_line: int = 1) -> list[Link]:
    return list(outline(body, "sv", first_line, folder)[1])


def test_headings_and_ids_are_anchors(tmp_path: Path) -> None:
    body = '## Öppet hus\n\n## Öppet hus\n\n### Tid {: #tid }\n\n<p id="egen">x</p>\n'
    assert outline(body, "sv", 1, tmp_path)[0] == {"oppet-hus", "oppet-hus_1", "tid", "egen"}


def test_links_and_pictures_come_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "a b.png").write_bytes(b"12345")
    (tmp_path / "empty.png").touch()
    body = "[x](x.md)\n\n![A](a%20b.png)\n![](empty.png) [y](y.md#z)\n\n![B](none.png)\n\n[z][r]\n\n[r]: z.md\n"
    assert links(body, tmp_path, first_line=5) == [
        Link(target="x.md", line=5),
        Link(target="a%20b.png", line=7, picture=True, text="A", size=5),
        Link(target="empty.png", line=8, picture=True, size=0),
        Link(target="y.md#z", line=8),
        Link(target="none.png", line=10, picture=True, text="B"),
        Link(target="z.md", line=14),
    ]


def test_a_target_that_stands_twice_has_two_lines(tmp_path: Path) -> None:
    body = "[a](x.md)\n\n![A](p.png)\n\n![](p.png)\n\n[b](x.md) [c](x.md)\n"
    assert [(link.target, link.line) for link in links(body, tmp_path)] == [
        ("x.md", 1),
        ("p.png", 3),
        ("p.png", 5),
        ("x.md", 7),
        ("x.md", 7),
    ]


def test_a_target_is_not_found_within_a_longer_one(tmp_path: Path) -> None:
    body = "[a](index.md.old)\n[b](../index.md)\n[c](index.md)\n"
    assert [(link.target, link.line) for link in links(body, tmp_path)] == [
        ("index.md.old", 1),
        ("../index.md", 2),
        ("index.md", 3),
    ]


def test_an_empty_link_is_a_link(tmp_path: Path) -> None:
    assert links("x\n\n[a]()\n", tmp_path) == [Link(target="", line=3)]


def test_mail_addresses_are_nobody_s_page(tmp_path: Path) -> None:
    assert links("[a](mailto:a@b.se) <c@d.se>\n", tmp_path) == []


def test_lines_are_those_of_an_editor(tmp_path: Path) -> None:
    assert links("a\x0cb\x1cc\u2028d\n[x](x.md)", tmp_path) == [Link(target="x.md", line=2)]


@pytest.mark.parametrize(
    "target",
    ["http://[", "data:image/png;base64," + "A" * 5000, "%00", "a" * 5000, "https://a.se/b.png", "//a.se/b.png"],
)
def test_a_picture_that_is_no_file_has_no_size(target: str, tmp_path: Path) -> None:
    assert links(f"![x]({target})", tmp_path) == [Link(target=target, line=1, picture=True, text="x")]


@pytest.mark.parametrize("body", ["<div>\n<![if IE]>\n</div>", "<!x", "<a href='", "&#0;", "<?php"])
def test_html_that_is_none_is_passed_over(body: str, tmp_path: Path) -> None:
    assert [link.target for link in links(f"{body}\n\n[x](x.md)", tmp_path)] == ["x.md"]


def test_html_that_never_ends_holds_no_links(tmp_path: Path) -> None:
    assert links("<div>\n<![x[\n</div>\n\n[x](x.md)", tmp_path) == []
