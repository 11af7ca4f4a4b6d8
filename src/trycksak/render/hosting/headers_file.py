"""`_headers`, which hosts of static files such as Cloudflare Pages and Netlify read from the site's folder.

They join what several rules say of one page, and a browser holds a page to every policy that it is given: so all pages
get the search page's policy, which is the wider one, and all but that page the narrower one too.
"""

from trycksak.model.edition import Edition
from trycksak.render.hosting.answers import ALWAYS, FOREVER, OPEN, PAGE, SEARCH, addresses


def headers_file(edition: Edition) -> str:
    """Write the rules."""
    where = addresses(edition)
    policy = "Content-Security-Policy"
    rules = {f"{where.root}*": {**ALWAYS, policy: SEARCH[policy]}}
    for path in _groups(where.pages, where.root, edition.event.locales):
        rules[path] = {name: value for name, value in PAGE.items() if name != "Cross-Origin-Resource-Policy"}
    rules |= {f"{where.root}pagefind/{folder}/*": {"Cache-Control": FOREVER} for folder in ("fragment", "index")}
    open_to_all = {"Access-Control-Allow-Origin": OPEN["Access-Control-Allow-Origin"]}
    rules |= {f"{where.root}{name}": open_to_all for name in ("schedule.json", "schedule.xml")}
    return "\n".join(
        f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in headers.items())
        for path, headers in rules.items()
    )


def _groups(pages: tuple[str, ...], root: str, locales: tuple[str, ...]) -> list[str]:
    """Gather pages that lie in one folder into one rule, since a host reads at most a hundred; homes stand alone."""
    groups = dict.fromkeys(f"{_top(page, root, locales)}*" for page in pages if _top(page, root, locales))
    homes = [page for page in pages if not _top(page, root, locales)]
    return [*homes, *groups]


def _top(page: str, root: str, locales: tuple[str, ...]) -> str:
    """Give the folder below the language's own that a page lies in: `/en/study-visits/`; nothing for a home page."""
    parts = page.removeprefix(root).split("/")[:-1]
    depth = 2 if parts[:1] and parts[0] in locales else 1
    return f"{root}{'/'.join(parts[:depth])}/" if len(parts) >= depth else ""
