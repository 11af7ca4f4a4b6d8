"""The settings for nginx, to be included in a `server` block (https://nginx.org/en/docs/)."""

import re
from collections.abc import Iterator, Mapping

from trycksak.model.edition import Edition
from trycksak.render.hosting.answers import ALWAYS, ANSWERS, COMPRESSED, CONCEALED, HTML, SEARCH, Answer, addresses

_HEAD = """\
# How this website is to be served by nginx. In its `server` block stand two lines and what the server itself needs:
#     root /srv/summit/current;
#     include /path/to/this/nginx.conf;
# Written by trycksak; it changes only with the site's languages and the search page's address.

index index.html;
server_tokens off;
absolute_redirect off;
charset utf-8;
charset_types {texts};
gzip on;
gzip_vary on;
gzip_min_length 256;
gzip_types {compressed};

"""


def nginx_conf(edition: Edition) -> str:
    """Write the settings."""
    texts = [answer.media_type.partition(";")[0] for answer in ANSWERS if "charset" in answer.media_type]
    return _HEAD.format(texts=" ".join(texts), compressed=" ".join(COMPRESSED)) + "\n".join(_locations(edition))


def _locations(edition: Edition) -> Iterator[str]:
    where = addresses(edition)
    rewrites = [f"rewrite ^{re.escape(folder)} {page} break;" for folder, page in where.not_found]
    yield "# One page answers in each language where there is none."
    yield "error_page 404 @missing;\nerror_page 403 =404 @missing;\n"
    yield _block("@missing", [*rewrites, *_add(HTML.all_headers)])
    yield "# What is hidden, or for another kind of server, is nobody's to read.\n"
    yield _block(f"= {where.root}{CONCEALED}", ["return 404;"])
    yield _block(r"~ /\.(?!well-known/)", ["return 404;"])
    for path in where.search:
        yield _block(f"= {path}index.html", _add({**ALWAYS, **SEARCH, "Cache-Control": HTML.cache}))
    for answer in ANSWERS:
        media_type = answer.media_type.partition(";")[0]
        yield _block(f"~ {pattern(answer)}", ["types {}", f"default_type {media_type};", *_add(answer.all_headers)])
    yield _block("/", ["types { text/html html; }", "default_type application/octet-stream;", *_add(HTML.all_headers)])


def pattern(answer: Answer) -> str:
    """Write the paths of a kind of file as a regular expression that PCRE and RE2 read alike."""
    parts = [rf"\.({'|'.join(answer.endings)})$"]
    parts += [rf"/{re.escape(name)}$" for name in answer.names]
    return "|".join(parts)


def _block(location: str, lines: list[str]) -> str:
    body = "\n".join(f"    {line}" for line in lines)
    return f"location {location} {{\n{body}\n}}\n"


def _add(headers: Mapping[str, str]) -> list[str]:
    return [f'add_header {name} "{value}" always;' for name, value in headers.items()]
