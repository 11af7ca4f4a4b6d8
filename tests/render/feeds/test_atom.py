"""The feed of changes: valid Atom, and an entry for each release with what it changed."""

from typing import Any

import pytest
from lxml import etree, html

from releasing import released, small
from trycksak.model.brand import Brand
from trycksak.render.feeds import feeds

ATOM = "{http://www.w3.org/2005/Atom}"
# What RFC 4287 asks of a feed such as ours (appendix B, and 4.1.1 and 4.1.2 for what stands once).
_SCHEMA = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.w3.org/2005/Atom"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="feed"><attribute name="xml:lang"><data type="language"/></attribute><interleave>
    <ref name="named"/>
    <oneOrMore><element name="author"><element name="name"><ref name="words"/></element></element></oneOrMore>
    <element name="logo"><data type="anyURI"/></element>
    <element name="generator"><text/></element>
    <zeroOrMore><element name="entry"><interleave>
      <ref name="named"/>
      <element name="content"><attribute name="type"><value>html</value></attribute><ref name="words"/></element>
    </interleave></element></zeroOrMore>
  </interleave></element></start>
  <define name="named"><interleave>
    <element name="id"><data type="anyURI"><param name="minLength">1</param></data></element>
    <element name="title"><ref name="words"/></element>
    <element name="updated"><data type="dateTime"/></element>
    <oneOrMore><element name="link"><ref name="link"/></element></oneOrMore>
  </interleave></define>
  <define name="words"><data type="string"><param name="minLength">1</param></data></define>
  <define name="link">
    <attribute name="rel"><choice><value>self</value><value>alternate</value></choice></attribute>
    <attribute name="type"/><attribute name="href"><data type="anyURI"/></attribute>
    <optional><attribute name="hreflang"><data type="language"/></attribute></optional>
  </define>
</grammar>
"""


def read(data: bytes) -> Any:
    return etree.fromstring(data)


def is_valid(data: bytes) -> bool:
    return bool(etree.RelaxNG(etree.fromstring(_SCHEMA)).validate(read(data)))


def lines(entry: Any) -> list[str]:
    content = html.fromstring(entry.findtext(f"{ATOM}content"))
    return [line.text_content().replace("\u00a0", " ") for line in content.iter("li", "p")]


def test_the_feed_is_atom(made: dict[str, bytes], brand: Brand) -> None:
    assert is_valid(made["changes.atom"])
    assert is_valid(made["en/changes.atom"])
    assert is_valid(dict(feeds(small(), brand, "sv"))["changes.atom"])


@pytest.mark.parametrize("lacks", [b"title", b"id", b"updated", b"author"])
def test_a_feed_that_lacks_something_is_none(lacks: bytes, made: dict[str, bytes]) -> None:
    data = made["changes.atom"]
    begin, end = data.index(b"<" + lacks), data.index(b"</" + lacks + b">") + len(lacks) + 3
    assert not is_valid(data[:begin] + data[end:])


def test_the_feed_says_where_it_lies(made: dict[str, bytes]) -> None:
    links = read(made["en/changes.atom"]).findall(f"{ATOM}link")
    assert [(link.get("rel"), link.get("href")) for link in links] == [
        ("self", "https://small.example/en/changes.atom"),
        ("alternate", "https://small.example/en/programme/"),
    ]


def test_an_entry_for_each_release(made: dict[str, bytes]) -> None:
    second, first = read(made["changes.atom"]).iter(f"{ATOM}entry")
    assert [(one.findtext(f"{ATOM}title"), one.findtext(f"{ATOM}updated")) for one in (second, first)] == [
        ("Version 2: Tryckt", "2006-09-14T00:00:00+02:00"),
        ("Version 1", "2006-09-07T00:00:00+02:00"),
    ]
    assert lines(first) == ["Den första versionen av programmet."]
    assert lines(second) == [
        "Nytt namn: Invigning. Hette tidigare Öppning.",
        "Flyttad: Invigning. Torsdag 7 december 09.15–11.30, Plenisalen, Konferensanläggningen (tidigare 09.00–11.30).",
        "Inställd: Stadens middag. Torsdag 7 december 19.00–23.00, Gyllene salen, Stockholms stadshus.",
        "Ny: Integritet. Fredag 8 december 10.00–11.30, Workshoprum 1, Konferensanläggningen.",
    ]


def test_entries_keep_their_names_when_others_follow(made: dict[str, bytes], brand: Brand) -> None:
    before = read(dict(feeds(released(small(), 1), brand, "sv"))["changes.atom"])
    names = [[one.text for one in feed.iter(f"{ATOM}id")] for feed in (before, read(made["changes.atom"]))]
    assert names[0] == [names[1][0], names[1][2]]
    assert len(set(names[1])) == 3


def test_a_title_with_markup_stays_words(brand: Brand) -> None:
    edition = released(small(), 1, {"sv": "<b>&", "en": "x"})
    entry = next(read(dict(feeds(edition, brand, "sv"))["changes.atom"]).iter(f"{ATOM}entry"))
    assert entry.findtext(f"{ATOM}title") == "Version 1: <b>&"
