"""The settings for Caddy, to be imported in a site's block (https://caddyserver.com/docs/caddyfile)."""

from collections.abc import Iterator, Mapping

from trycksak.model.edition import Edition
from trycksak.render.hosting.answers import ALWAYS, ANSWERS, CONCEALED, HTML, SEARCH, addresses
from trycksak.render.hosting.nginx import pattern

_HEAD = """\
# How this website is to be served by Caddy. In its site's block stand two lines:
#     root * /srv/summit/current
#     import /path/to/this/Caddyfile
# Written by trycksak; it changes only with the site's languages and the search page's address.

encode gzip

"""


def caddyfile(edition: Edition) -> str:
    """Write the settings."""
    where = addresses(edition)
    searched = " ".join(f"{path} {path}index.html" for path in where.search)
    blocks = [
        *_error("hidden", "path */.*", f"not path {where.root}.well-known/*"),
        *_error("concealed", f"path {where.root}{CONCEALED}"),
    ]
    if searched:
        blocks += _handle(
            "search", f"path {searched}", {**ALWAYS, **SEARCH, "Cache-Control": HTML.cache}, HTML.media_type
        )
    for number, answer in enumerate(ANSWERS, start=1):
        blocks += _handle(f"kind{number}", f"path_regexp {pattern(answer)}", answer.all_headers, answer.media_type)
    blocks += ["handle {", *_indented(_header(HTML.all_headers)), "\tfile_server", "}"]
    route = "\n".join(["route {", *_indented(blocks), "}"])
    return _HEAD + route + "\n\n" + "\n".join(_errors(where.not_found)) + "\n"


def _errors(not_found: tuple[tuple[str, str], ...]) -> Iterator[str]:
    # What was to be said of the file that is missing is taken back.
    other = sorted({name for answer in ANSWERS for name in answer.all_headers} - HTML.all_headers.keys())
    said = [*_header(HTML.all_headers | {"Content-Type": HTML.media_type}), *(f"header -{name}" for name in other)]
    yield "# One page answers in each language where there is none."
    yield "handle_errors {"
    for number, (folder, page) in enumerate(not_found, start=1):
        yield f"\t@folder{number} path {folder}*"
        lines = [f"rewrite * {page}", *said, "file_server"]
        yield from _indented([f"handle @folder{number} {{", *_indented(lines), "}"])
    yield "}"


def _error(name: str, *matches: str) -> list[str]:
    return [f"@{name} {{", *_indented(matches), "}", f"error @{name} 404"]


def _handle(name: str, match: str, headers: Mapping[str, str], media_type: str) -> list[str]:
    lines = [*_header({**headers, "Content-Type": media_type}), "file_server"]
    return [f"@{name} {match}", f"handle @{name} {{", *_indented(lines), "}"]


def _header(headers: Mapping[str, str]) -> list[str]:
    return ["header {", *_indented(f'{name} "{value}"' for name, value in headers.items()), "}"]


def _indented(lines: "Iterator[str] | list[str] | tuple[str, ...]") -> Iterator[str]:
    return (f"\t{line}" for line in lines)
