# ruff: noqa: E501 -- a finding's sentence stands on one line
"""A feed names the logotype, whichever of the two formats it has."""

from collections.abc import Callable
from pathlib import Path

import pytest

from trycksak.model.terms import Output
from trycksak.preflight.outputs.feed import judge_feed
from trycksak.preflight.outputs.gallery import Gallery
from trycksak.preflight.proof.evidence import Figure

Put = Callable[[str, str | bytes], Path]
SV = "https://summit.example/assets/logotype/sv-positive.svg"
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv">
<title>Nytt</title>
<logo>{SV}</logo>
<entry><title>x</title></entry>
</feed>
"""
RSS = f"""<rss version="2.0"><channel><title>Nytt</title><link>https://summit.example/</link>
<language>sv</language>
<image><url>{SV}</url><title>Nytt</title></image>
<item><title>x</title></item></channel></rss>
"""
SHOULD = "a feed carries the logotype, Atom as <logo> (RFC 4287, 4.2.8), RSS as <image> with its <url>. Name the whole address of the site's copy of the original there."


def told(text: str | bytes, put: Put, gallery: Gallery, name: str = "site/feed.xml") -> list[str]:
    return [str(finding) for finding in judge_feed(put(name, text), f"out/{name}", gallery).findings]


@pytest.mark.parametrize("text", [ATOM, RSS])
def test_a_good_feed(text: str, put: Put, gallery: Gallery) -> None:
    surface = judge_feed(put("site/feed.xml", text), "out/site/feed.xml", gallery)
    assert (surface.outputs, surface.required, surface.findings) == ((Output.FEED,), True, ())
    assert [mark.master for mark in surface.marks] == ["brand/logotype/sv-positive.svg"]
    assert surface.figures == (Figure("presence", "marks", 1.0, "at least 1", "", True),)


@pytest.mark.parametrize(
    "text",
    [
        ATOM.replace("logo>", "icon>"),
        ATOM.replace(SV, f"\n  {SV}\n"),
        ATOM.replace("sv-positive", "sv-mono"),
        ATOM.replace("<logo", '<logo xml:base="https://summit.example/assets/"').replace(SV, "logotype/sv-mono.svg"),
        ATOM.replace(' xml:lang="sv"', ' xml:base="https://summit.example/x/"').replace(
            SV, "/assets/logotype/sv-mono.svg"
        ),
        ATOM.replace("<logo>", "<icon>https://elsewhere.example/x.png</icon><logo>"),
        ATOM.replace(' xml:lang="sv"', ""),
        RSS.replace("<language>sv</language>", ""),
    ],
)
def test_good_in_other_ways(text: str, put: Put, gallery: Gallery) -> None:
    assert told(text, put, gallery) == []


BROKEN = {
    "no picture": (ATOM, f"<logo>{SV}</logo>", "", " logotype/feed", f"the feed names no picture; {SHOULD}"),
    "no address in RSS": (RSS, f"<url>{SV}</url>", "", " logotype/feed", f"the feed names no picture; {SHOULD}"),
    "cut off": (RSS, "</rss>", "", " logotype/feed", f"the feed cannot be read: it is not well-formed XML (line 5); {SHOULD}"),
    "an empty one": (ATOM, SV, "", ":4 logotype/feed", f"`` is no whole address; {SHOULD}"),
    "one of an entry": (ATOM, f"<logo>{SV}</logo>\n<entry>", f"<entry><logo>{SV}</logo>", " logotype/feed", f"the feed names no picture; {SHOULD}"),
    "one of an item": (RSS, f"<image><url>{SV}</url><title>Nytt</title></image>\n<item>", f"<item><image><url>{SV}</url></image>", " logotype/feed", f"the feed names no picture; {SHOULD}"),
    "of another namespace": (ATOM, "<logo>", '<logo xmlns="x">', " logotype/feed", f"the feed names no picture; {SHOULD}"),
    "not whole": (RSS, SV, "/assets/logotype/sv-positive.svg", ":3 logotype/feed", f"`/assets/logotype/sv-positive.svg` is no whole address; {SHOULD}"),
    "gone": (RSS, "sv-positive", "gone", ":3 logotype/feed", f"`https://summit.example/assets/logotype/gone.svg` leads to no file of the site; {SHOULD}"),
    "elsewhere": (ATOM, "summit.", "other.", ":4 logotype/feed", f"`https://other.example/assets/logotype/sv-positive.svg` leads out of the site, where nobody has measured it; {SHOULD}"),
    "not the logotype": (ATOM, "assets/logotype/sv-positive.svg", "favicon.svg", ":4 logotype/feed", f"`https://summit.example/favicon.svg` is neither an original of the logotype nor a picture in which one is found and holds; {SHOULD}"),
    "the other language": (ATOM, 'lang="sv"', 'lang="en"', ":4 logotype/language", "the logotype says `Stockholms stad` (sv); in `en` it says `City of Stockholm`. Take the original whose `locale` is `en` in brand/brand.yml."),
    "the other language in RSS": (RSS, "<language>sv", "<language>en-gb", ":3 logotype/language", "the logotype says `Stockholms stad` (sv); in `en` it says `City of Stockholm`. Take the original whose `locale` is `en` in brand/brand.yml."),
    "white": (RSS, "positive", "negative", ":3 logotype/variant", "the feed names the negative logotype, which programs show on a light ground; on a light ground stands positive or mono. Name the variant for that ground."),
    "neither format": (ATOM, "feed", "food", " logotype/feed", f"the feed cannot be read: it is neither Atom nor RSS 2.0; {SHOULD}"),
}  # fmt: skip


@pytest.mark.parametrize(("feed", "old", "new", "place", "words"), BROKEN.values(), ids=BROKEN)
def test_one_fault_is_one_finding(
    feed: str, old: str, new: str, place: str, words: str, put: Put, gallery: Gallery
) -> None:
    assert old in feed
    assert told(feed.replace(old, new), put, gallery) == [f"out/site/feed.xml{place}\n  {words}"]


def test_no_entity_is_expanded(put: Put, gallery: Gallery) -> None:
    entity = ATOM.replace("<feed", f'<!DOCTYPE feed [<!ENTITY l "{SV}">]><feed', 1).replace(f">{SV}<", ">&l;<")
    assert told(entity, put, gallery) == [f"out/site/feed.xml:4 logotype/feed\n  `` is no whole address; {SHOULD}"]


def test_no_file_is_read_through_an_entity(put: Put, gallery: Gallery, tmp_path: Path) -> None:
    (tmp_path / "address").write_text(SV, "utf-8")
    doctype = f'<!DOCTYPE feed [<!ENTITY l SYSTEM "{(tmp_path / "address").as_uri()}">]><feed'
    text = ATOM.replace("<feed", doctype, 1).replace(f">{SV}<", ">&l;<")
    assert told(text, put, gallery) == [f"out/site/feed.xml:4 logotype/feed\n  `` is no whole address; {SHOULD}"]


@pytest.mark.parametrize(
    "data", [b"", b"\0", b"<", b"<a/>", b"<rss/>", b"<rss><channel/></rss>", b"<feed><logo/></feed>"]
)
def test_hostile(data: bytes, put: Put, gallery: Gallery) -> None:
    surface = judge_feed(put("site/feed.xml", data), "out/site/feed.xml", gallery)
    assert [finding.id for finding in surface.findings] == ["logotype/feed"]
