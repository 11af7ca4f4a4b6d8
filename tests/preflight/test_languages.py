# ruff: noqa: E501 -- a finding's sentence stands on one line
"""The languages of a finished site: a good site is passed over, and one that is broken in one way is told of that way."""

from collections.abc import Callable
from pathlib import Path

import pytest

from trycksak.preflight.languages import check_languages
from trycksak.preflight.site import Site

HOME = "https://summit.example/"
PAGE = """<!doctype html>
<html lang="{lang}">
<head><title>{title}</title><meta name="description" content="{words}">
<link rel="canonical" href="{own}">
<link rel="alternate" hreflang="sv" href="{sv}">
<link rel="alternate" hreflang="en" href="{en}">
<link rel="alternate" hreflang="x-default" href="{sv}">
</head>
<body>
<header><a href="{home}">{title}</a>
<a class="switch" href="{other}" hreflang="{there}" lang="{there}">{name}</a></header>
<main><h1>{title}</h1>
<p>{words}</p></main>
</body>
</html>
"""
LOST = """<!doctype html>
<html lang="{lang}"><head><title>404</title><meta name="robots" content="noindex"></head>
<body><header><a href="/{other}" hreflang="{there}" lang="{there}">{name}</a></header><main><h1>404</h1></main></body></html>
"""
WORDS = {
    "sv": "Det är en dag för alla som vill veta hur staden arbetar, och den som vill kan komma till oss med en fråga.",
    "en": "This is a day for all of you who want to know how the city works, and you can come to us with a question.",
}
SITEMAP = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{}</urlset>\n'
URL = '<url><loc>{own}</loc>\n<xhtml:link rel="alternate" hreflang="sv" href="{sv}"/>\n<xhtml:link rel="alternate" hreflang="en" href="{en}"/>\n<xhtml:link rel="alternate" hreflang="x-default" href="{sv}"/></url>\n'
NAMES = {"sv": "Svenska", "en": "English"}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Two pages and a 404 in each of two languages, with their sitemap."""
    urls = []
    for sv, en in (("", "en/"), ("fakta/", "en/facts/")):
        for lang, there, own, other in (("sv", "en", sv, en), ("en", "sv", en, sv)):
            values = {"sv": HOME + sv, "en": HOME + en, "own": HOME + own}
            page = PAGE.format(
                lang=lang,
                there=there,
                title="Rubrik" if lang == "sv" else "Heading",
                words=WORDS[lang],
                name=NAMES[there],
                other=f"/{other}",
                home="/" if lang == "sv" else "/en/",
                **values,
            )
            urls.append(URL.format(**values))
            write(tmp_path / own / "index.html", page)
    for lang, there, folder, other in (("sv", "en", "", "en/"), ("en", "sv", "en", "")):
        write(tmp_path / folder / "404.html", LOST.format(lang=lang, there=there, other=other, name=NAMES[there]))
    write(tmp_path / "sitemap.xml", SITEMAP.format("".join(urls)))
    return Site(tmp_path, HOME)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def told(site: Site) -> list[str]:
    return [str(finding) for finding in check_languages(site, ("sv", "en"), "sv")]


Change = Callable[[str, str, str], None]


@pytest.fixture
def change(site: Site) -> Change:
    def swap(name: str, old: str, new: str) -> None:
        text = (site.root / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, (name, old)
        write(site.root / name, text.replace(old, new))

    return swap


def test_nothing_is_said_of_a_good_site(site: Site) -> None:
    assert told(site) == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("index.html", "</main>", '<p>Läs <a href="/en/facts/" hreflang="en">mer</a> på engelska.</p></main>'),
        ("index.html", "</main>", f'<p lang="en">{WORDS["en"]}</p></main>'),
        ("index.html", "</main>", f'<p>{WORDS["sv"]} <q lang="en">{WORDS["en"]}</q></p></main>'),
        (
            "index.html",
            "</main>",
            "<p>The Royal Swedish Academy of Music</p><pre>the of and to in that is for</pre></main>",
        ),
        (
            "index.html",
            "</main>",
            '<p><a href="https://other.example/en/">x</a><a href="mailto:a@b.example">y</a></p></main>',
        ),
    ],
)
def test_what_is_right_is_passed_over(name: str, old: str, new: str, site: Site, change: Change) -> None:
    change(name, old, new)
    assert told(site) == []


HEAD = '<link rel="alternate" hreflang="{}" href="https://summit.example/{}">\n'
SV, EN, DEFAULT = HEAD.format("sv", "fakta/"), HEAD.format("en", "en/facts/"), HEAD.format("x-default", "fakta/")
CANONICAL = '<link rel="canonical" href="https://summit.example/fakta/">'
SWITCH = '<a class="switch" href="/en/facts/" hreflang="en" lang="en">English</a>'
BACK = "en/facts/index.html:5 language/alternate `hreflang=sv` gives `https://summit.example/fakta/`, which does not lead back"
MAP = "sitemap.xml language/sitemap the versions of `https://summit.example/fakta/` differ from those in its head"


def brief(site: Site) -> list[str]:
    """Give every finding in short: where, which rule, what is."""
    found = check_languages(site, ("sv", "en"), "sv")
    return [f"{str(one.place).removeprefix('out/site/')} {one.id} {one.is_}" for one in found]


@pytest.mark.parametrize(
    ("old", "new", "findings"),
    [
        (CANONICAL, "", ["fakta/index.html language/canonical the page has no canonical address"]),
        (
            CANONICAL,
            CANONICAL.replace("fakta/", ""),
            ["fakta/index.html:4 language/canonical the canonical address is `https://summit.example/`"],
        ),
        (CANONICAL, CANONICAL * 2, ["fakta/index.html language/canonical the page has several canonical addresses"]),
        (SV, "", ["fakta/index.html language/alternate the page does not name itself as its `sv` version", MAP]),
        (DEFAULT, "", ["fakta/index.html language/alternate the page has no `x-default`", MAP]),
        (
            DEFAULT,
            DEFAULT.replace("fakta/", "en/facts/"),
            ["fakta/index.html language/alternate `x-default` gives `https://summit.example/en/facts/`", MAP],
        ),
        (EN, "", [BACK, MAP]),
        (
            EN,
            EN.replace("https://summit.example", ""),
            [
                "fakta/index.html:6 language/alternate `hreflang=en` gives `/en/facts/`",
                MAP,
            ],
        ),
        (EN, EN * 2, ["fakta/index.html language/alternate `hreflang=en` stands 2 times", MAP]),
        (
            EN,
            EN + HEAD.format("fi", "en/facts/"),
            [
                "fakta/index.html:7 language/alternate `hreflang=fi` gives `https://summit.example/en/facts/`",
                MAP,
            ],
        ),
        (SWITCH, "", ["fakta/index.html language/switcher the page has no way to `en` in its header or footer"]),
        (
            SWITCH,
            SWITCH.replace("facts/", ""),
            ["fakta/index.html language/switcher the switcher does not lead to the page's own `en` version"],
        ),
        (
            SWITCH,
            SWITCH.replace(' hreflang="en"', ""),
            ["fakta/index.html:11 language/link the link to `/en/facts/` has no `hreflang`"],
        ),
        (
            SWITCH,
            SWITCH.replace('hreflang="en"', 'hreflang="sv"'),
            ["fakta/index.html:11 language/link the link to `/en/facts/` says `hreflang=sv`"],
        ),
        (
            SWITCH,
            SWITCH.replace(' lang="en"', ""),
            ["fakta/index.html:11 language/link the text of the link to `/en/facts/` is marked as `sv`"],
        ),
        (
            "</header>",
            '<nav><a href="/en/">Start</a></nav></header>',
            [
                "fakta/index.html:11 language/link the link to `/en/` has no `hreflang`",
                "fakta/index.html:11 language/link the text of the link to `/en/` is marked as `sv`",
            ],
        ),
        (
            "</main>",
            '<p><a href="/en/">Mer</a></p></main>',
            ["fakta/index.html:13 language/link the link to `/en/` has no `hreflang`"],
        ),
        (
            "</main>",
            f"<p>{WORDS['en']}</p></main>",
            [
                "fakta/index.html:13 language/text `This is a day for all of you who want to know how the city …` is `en` and stands as `sv`"
            ],
        ),
        (
            f"<p>{WORDS['sv']}</p>",
            f'<p lang="en">{WORDS["sv"]}</p>',
            [
                "fakta/index.html:13 language/text `Det är en dag för alla som vill veta hur staden arbetar, oc…` is `sv` and stands as `en`"
            ],
        ),
        (
            f'<meta name="description" content="{WORDS["sv"]}">',
            f'<meta name="description" content="{WORDS["en"]}">',
            [
                "fakta/index.html:3 language/text `This is a day for all of you who want to know how the city …` is `en` and stands as `sv`"
            ],
        ),
        (
            "</main>",
            "".join(f"<div>{word} staden</div>" for word in ("the", "of", "and", "to", "in") * 7) + "</main>",
            ["fakta/index.html language/text `Rubrik` is `en` and stands as `sv`"],
        ),
    ],
)
def test_a_page_broken_in_one_way(old: str, new: str, findings: list[str], site: Site, change: Change) -> None:
    change("fakta/index.html", old, new)
    assert brief(site) == findings


def test_a_version_that_is_in_another_language(site: Site, change: Change) -> None:
    change("fakta/index.html", EN, EN.replace("en/facts/", ""))
    assert "fakta/index.html:6 language/alternate `hreflang=en` gives `https://summit.example/`" in brief(site)


ADDRESS = "https://summit.example/fakta/"


@pytest.mark.parametrize(
    ("old", "new", "findings"),
    [
        (
            URL.format(own=ADDRESS, sv=ADDRESS, en=f"{HOME}en/facts/"),
            "",
            [f"sitemap.xml language/sitemap `{ADDRESS}` is missing"],
        ),
        (
            "</urlset>",
            f"<url><loc>{HOME}404.html</loc></url></urlset>",
            [f"sitemap.xml language/sitemap `{HOME}404.html` stands in the sitemap"],
        ),
        (
            "</urlset>",
            URL.format(own=ADDRESS, sv=ADDRESS, en=f"{HOME}en/facts/") + "</urlset>",
            [f"sitemap.xml language/sitemap `{ADDRESS}` stands 2 times"],
        ),
        (
            f"<loc>{ADDRESS}</loc>\n" + '<xhtml:link rel="alternate" hreflang="sv"',
            f"<loc>{ADDRESS}</loc>\n" + '<xhtml:link rel="alternate" hreflang="nb"',
            [MAP],
        ),
        (
            "</urlset>",
            "",
            [
                "sitemap.xml language/sitemap the sitemap is no XML (Premature end of data in tag urlset line 2, line 20, column 1)"
            ],
        ),
    ],
)
def test_a_sitemap_broken_in_one_way(old: str, new: str, findings: list[str], site: Site, change: Change) -> None:
    change("sitemap.xml", old, new)
    assert brief(site) == findings


def test_a_site_without_a_sitemap(site: Site) -> None:
    (site.root / "sitemap.xml").unlink()
    assert told(site) == [
        "out/site/sitemap.xml language/sitemap\n  there is no sitemap; a sitemap lists every page with its versions. Write both from the same table (render/site_map.py)."
    ]


def test_a_bomb_in_the_sitemap_is_not_opened(site: Site) -> None:
    entity = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    text = (site.root / "sitemap.xml").read_text(encoding="utf-8")
    write(
        site.root / "sitemap.xml",
        text.replace("<urlset", entity + "<urlset").replace("</urlset>", "<url><loc>&a;</loc></url></urlset>"),
    )
    assert brief(site) == ["sitemap.xml language/sitemap `` stands in the sitemap"]
