"""What nginx and Caddy answer with the settings that the build ships, for each kind of file and each language."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from trycksak.render.hosting import caddyfile, headers_file, nginx_conf
from trycksak.render.hosting.answers import ANSWERS, HTML
from web.crawl import Published, lay_out_small, published
from web.serving import ask, caddy, nginx

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), "
        "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), "
        "publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), xr-spatial-tracking=()"
    ),
}
COMMON = "img-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
POLICY = f"default-src 'none'; script-src 'self'; style-src 'self'; {COMMON}frame-ancestors 'none'"
SEARCH = (
    f"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; {COMMON}frame-ancestors 'none'; "
    "connect-src 'self'; worker-src 'self'"
)
ALONE = "default-src 'none'; frame-ancestors 'none'; sandbox"
FIVE_MINUTES, DAY, FOREVER = "public, max-age=300", "public, max-age=86400", "public, max-age=31536000, immutable"


def says(
    kind: str, policy: str, cache: str, reach: str = "same-origin", opener: str = "", anybody: str = ""
) -> dict[str, str]:
    also = {"Cross-Origin-Opener-Policy": opener, "Access-Control-Allow-Origin": anybody}
    own = {"Content-Type": kind, "Content-Security-Policy": policy, "Cache-Control": cache}
    return {
        **ALWAYS,
        **own,
        "Cross-Origin-Resource-Policy": reach,
        **{name: text for name, text in also.items() if text},
    }


PAGE = says("text/html; charset=utf-8", POLICY, FIVE_MINUTES, opener="same-origin")
OPEN = {"reach": "cross-origin", "anybody": "*"}
SHOWN = {"reach": "cross-origin"}
SAID = {
    "": PAGE,
    "en/": PAGE,
    "index.html": PAGE,
    "program/oppning/": PAGE,
    "en/study-visits/helios/": PAGE,
    "sok/": says("text/html; charset=utf-8", SEARCH, FIVE_MINUTES, opener="same-origin"),
    "en/search/": says("text/html; charset=utf-8", SEARCH, FIVE_MINUTES, opener="same-origin"),
    "prov/a.ics": says("text/calendar; charset=utf-8", ALONE, FIVE_MINUTES, **OPEN),
    "prov/feed.xml": says("application/atom+xml; charset=utf-8", ALONE, FIVE_MINUTES, **OPEN),
    "en/prov/news.atom": says("application/atom+xml; charset=utf-8", ALONE, FIVE_MINUTES, **OPEN),
    "sitemap.xml": says("application/xml; charset=utf-8", ALONE, FIVE_MINUTES, **OPEN),
    "prov/schedule.json": says("application/json; charset=utf-8", ALONE, FIVE_MINUTES, **OPEN),
    "prov/a.webmanifest": says("application/manifest+json; charset=utf-8", ALONE, FIVE_MINUTES),
    "robots.txt": says("text/plain; charset=utf-8", ALONE, FIVE_MINUTES),
    "assets/frame.css": says("text/css; charset=utf-8", ALONE, FIVE_MINUTES),
    "prov/a.js": says("text/javascript; charset=utf-8", ALONE, FIVE_MINUTES),
    "prov/wasm.sv.pagefind": says("application/octet-stream", ALONE, FIVE_MINUTES),
    "prov/sv_1a2b3c.pf_fragment": says("application/octet-stream", ALONE, FOREVER),
    "assets/art/icon.svg": says("image/svg+xml", ALONE, DAY, **SHOWN),
    "map.png": says("image/png", ALONE, DAY, **SHOWN),
    "prov/a.jpg": says("image/jpeg", ALONE, DAY, **SHOWN),
    "prov/a.webp": says("image/webp", ALONE, DAY, **SHOWN),
    "prov/a.avif": says("image/avif", ALONE, DAY, **SHOWN),
    "prov/a.gif": says("image/gif", ALONE, DAY, **SHOWN),
    "prov/a.ico": says("image/x-icon", ALONE, DAY, **SHOWN),
    "prov/a.woff2": says("font/woff2", ALONE, DAY),
    "pdf/study-visits-sv.pdf": says("application/pdf", "frame-ancestors 'none'", FIVE_MINUTES, **SHOWN),
}
HEADERS = sorted({name for said in SAID.values() for name in said})
MISSING = {
    **dict.fromkeys(("finns-inte/", "finns-inte.css", "program/finns-inte", "assets/", "_headers"), "404.html"),
    **dict.fromkeys((".env", "prov/.git/config", "engelska/x", "endast"), "404.html"),
    **dict.fromkeys(("en/gone/", "en/programme/gone.ics", "en/gone.svg", "en/.env"), "en/404.html"),
}
Server = Callable[[Path, str, Path], AbstractContextManager[int]]


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """The tiny event with a page that searches, and files of every kind beside its own."""
    root = lay_out_small(tmp_path_factory.mktemp("searched") / "event")
    for locale, slug in (("sv", "sok"), ("en", "search")):
        page = f"---\ntitle: Sök\nslug: {slug}\n---\nText.\n"
        (root / "content" / locale / "search.md").write_text(page, encoding="utf-8")
    site = published(root, root.parent / "site")
    for path in SAID:
        file = site.site / path
        if "prov/" in path:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("prov", encoding="utf-8")
    for hidden in (".env", "prov/.git/config", "en/.env"):
        (site.site / hidden).parent.mkdir(parents=True, exist_ok=True)
        (site.site / hidden).write_text("hemlig", encoding="utf-8")
    well_known = site.site / ".well-known" / "security.txt"
    well_known.parent.mkdir()
    shutil.copy(site.site / "robots.txt", well_known)
    return site


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def port(
    request: pytest.FixtureRequest, searched: Published, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[int]:
    serve: Server = {"nginx": nginx, "caddy": caddy}[request.param]
    write = {"nginx": nginx_conf, "caddy": caddyfile}[request.param]
    with serve(searched.site, write(searched.edition), tmp_path_factory.mktemp(request.param)) as port:
        yield port


@pytest.mark.parametrize("path", SAID)
def test_each_kind_of_file_says_what_it_should(path: str, port: int) -> None:
    answer = ask(port, f"/{path}")
    said = {name: answer.headers.get_all(name) for name in HEADERS if name in answer.headers}
    assert (answer.status, said) == (200, {name: [text] for name, text in SAID[path].items()})


@pytest.mark.parametrize(("path", "page"), MISSING.items())
def test_what_is_not_there_is_told_in_the_language_of_its_folder(
    path: str, page: str, port: int, searched: Published
) -> None:
    answer = ask(port, f"/{path}")
    said = {name: answer.headers.get_all(name) for name in HEADERS if name in answer.headers}
    assert (answer.status, answer.body) == (404, (searched.site / page).read_bytes())
    assert said == {name: [text] for name, text in PAGE.items()}


def test_an_address_without_its_last_slash_is_sent_on_within_the_site(port: int) -> None:
    answer = ask(port, "/en/programme")
    assert (answer.status // 100, answer.headers["Location"]) == (3, "/en/programme/")


def test_what_the_web_knows_by_name_is_not_hidden(port: int) -> None:
    assert ask(port, "/.well-known/security.txt").status == 200


def test_text_is_compressed_and_nobody_is_told_the_server_s_version(port: int) -> None:
    answer = ask(port, "/assets/pages.css", **{"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert not any(sign.isdigit() for sign in answer.headers["Server"])


def test_a_page_that_has_not_changed_is_not_sent_again(port: int) -> None:
    tag = ask(port, "/")
    assert ask(port, "/", **{"If-None-Match": tag.headers["ETag"]}).status == 304


def test_every_ending_has_its_row() -> None:
    asked = {path.rpartition(".")[2] for path in SAID if "." in path}
    assert {ending for answer in (*ANSWERS, HTML) for ending in answer.endings} - asked == {
        *("jpeg", "mjs", "pf_index", "pf_meta", "pf_filter")
    }


def rules_for(path: str, file: str) -> dict[str, list[str]]:
    """Read `_headers` as its hosts do: every rule whose path fits adds its lines."""
    said: dict[str, list[str]] = {}
    for block in file.split("\n\n"):
        rule, *lines = block.strip("\n").split("\n")
        if path == rule or (rule.endswith("*") and path.startswith(rule[:-1])):
            for line in lines:
                name, _, value = line.strip().partition(": ")
                said.setdefault(name, []).append(value)
    return said


def test_hosts_that_read_headers_give_every_page_its_policy(searched: Published) -> None:
    file = (searched.site / "_headers").read_text(encoding="utf-8")
    assert file == headers_file(searched.edition)
    pages = [path.removesuffix("index.html") for path in searched.pages() if not path.endswith("404.html")]
    policies = {path: rules_for(f"/{path}", file)["Content-Security-Policy"] for path in pages}
    # A browser holds a page to all of them; the wider one takes nothing from the narrower.
    assert policies == {path: [SEARCH] if path in ("sok/", "en/search/") else [SEARCH, POLICY] for path in pages}
    assert all(rules_for(f"/{path}", file)["X-Content-Type-Options"] == ["nosniff"] for path in pages)
    assert len(file.split("\n\n")) < 100
    assert max(map(len, file.split("\n"))) < 2000
