"""What the preview says beside a file: what the real server will, so that a policy that stops a page stops it here."""

from trycksak.render.hosting.answers import ALWAYS, ANSWERS, HTML, SEARCH, Answer

# Nothing is kept: a save must be seen.
_FRESH = {"Cache-Control": "no-cache"}
_UNKNOWN = Answer("application/octet-stream", (), {}, "")
_OWN_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self' {socket}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def of_file(place: str) -> dict[str, str]:
    """Give the headers of a file that is no page, by its place on the site."""
    name, ending = place.rpartition("/")[2], place.rpartition(".")[2]
    found = next((one for one in ANSWERS if name in one.names or ending in one.endings), _UNKNOWN)
    return {**found.all_headers, **_FRESH, "Content-Type": found.media_type}


def of_page(host: str, is_search: bool) -> dict[str, str]:
    """Give the headers of a page of the site: its own policy, and leave to hear of saves from this host."""
    own = dict(SEARCH if is_search else HTML.headers)
    parts = [part for part in own["Content-Security-Policy"].split("; ") if not part.startswith("connect-src")]
    own["Content-Security-Policy"] = "; ".join([*parts, f"connect-src 'self' ws://{host}"])
    return {**ALWAYS, **own, **_FRESH}


def of_tool(host: str) -> dict[str, str]:
    """Give the headers of the preview's own pages."""
    return {**ALWAYS, **_FRESH, "Content-Security-Policy": _OWN_POLICY.format(socket=f"ws://{host}")}
