"""Blocks: every letter of a body is in one pair, and what cannot be paired joins its neighbour."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trycksak.exchange.blocks import blocks_of, indent_of, pairs_of, with_indent, without_indent
from trycksak.exchange.markup import lost_markup


def pairs(source: str, target: str) -> list[tuple[str, str | None]]:
    return [
        (source[slice(*pair.source)], target[slice(*pair.target)] if pair.target else None)
        for pair in pairs_of(source, target)
    ]


def test_blocks_have_their_kinds() -> None:
    body = (
        "## A\n\nb\nc\n\n- d\n\n---\n\n!!! note\n    e\n\n    f\n\n| g | h |\n|---|---|\n\n> i\n\n[j]: k\n\n<p>l</p>\n"
    )
    assert [(body[b.begin : b.end], b.kind) for b in blocks_of(body)] == [
        ("## A", "heading2"),
        ("b\nc", "paragraph"),
        ("- d", "list"),
        ("!!! note\n    e", "admonition"),
        ("    f", "indented"),
        ("| g | h |\n|---|---|", "table"),
        ("> i", "quote"),
        ("[j]: k", "definition"),
        ("<p>l</p>", "html"),
    ]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("a\n\n## b\n\nc", "x\n\n## y\n\nz", [("a", "x"), ("## b", "## y"), ("c", "z")]),
        ("a\n\nb\n\n## c", "x\n\n## z", [("a\n\nb", "x"), ("## c", "## z")]),
        ("a\n\n## c", "x\n\ny\n\n## z", [("a", "x\n\ny"), ("## c", "## z")]),
        ("## a\n\nb", "x", [("## a\n\nb", "x")]),
        ("a\n\nb", "", [("a", None), ("b", None)]),
        ("", "x", []),
        ("- a", "x", [("- a", "x")]),
    ],
)
def test_pairs(source: str, target: str, expected: list[tuple[str, str | None]]) -> None:
    assert pairs(source, target) == expected


BODIES = st.lists(
    st.sampled_from(["## a", "### b", "c\nd", "- e", "    f", "!!! note\n    g", "---", "> h", "| i |\n|---|"]),
    max_size=8,
).map("\n\n".join)


@given(BODIES, BODIES)
def test_no_letter_is_lost_and_none_stands_twice(source: str, target: str) -> None:
    found = pairs_of(source, target)
    for body, spans in ((source, [p.source for p in found]), (target, [p.target for p in found if p.target])):
        assert spans == sorted(spans)
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
        if spans:
            outside = (
                body[: spans[0][0]]
                + "".join(body[one[1] : other[0]] for one, other in itertools.pairwise(spans))
                + body[spans[-1][1] :]
            )
            assert not any(map(str.isalpha, outside))


@given(st.text(alphabet="a \t\n", max_size=30))
def test_an_indentation_comes_back(text: str) -> None:
    lines = "\n".join(line if line.strip() else "" for line in text.split("\n"))
    assert with_indent(without_indent(lines, indent_of(lines)), indent_of(lines)) == lines


@pytest.mark.parametrize(
    ("source", "target", "lost"),
    [
        ("[a](b.md#c) `d` ![e](f.png) {: .g }", "[x](../en/b.md#y) `d` ![z](../sv/f.png) {: .g }", ""),
        ("*a*{: lang=en }", "*a*", ""),
        ("[a](b.md)", "a", "lost a link: `b.md`"),
        ("![a](b.png)", "a", "lost a picture: `b.png`"),
        ("`a`", "a", "lost code: `a`"),
        ("a {#b}", "a", "lost an attribute list: `#b`"),
        ("a[^1]", "a", "lost a footnote: `[^1]`"),
        ("<b>a</b>", "<b>a", "lost a tag: `/b`"),
        ("a", "[a](https://x.example/)", "a link that its source has not: `https://x.example/`"),
    ],
)
def test_lost_markdown_is_named(source: str, target: str, lost: str) -> None:
    assert lost_markup(source, target) == lost
