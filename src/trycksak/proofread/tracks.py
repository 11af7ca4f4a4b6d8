"""Tracks: a session that names one names a page that is a track."""

from collections.abc import Iterator

from trycksak.findings import Finding, guess
from trycksak.model.edition import Edition
from trycksak.model.programme import Kind
from trycksak.proofread.sources import place_of


def check_tracks(edition: Edition) -> Iterator[Finding]:
    """Find sessions whose track does not exist."""
    known = [page.name for page, session in edition.sessions() if session.kind is Kind.TRACK]
    for page, session in edition.sessions():
        unread = f"content/{edition.source}/programme/{session.track}.md" in edition.unread
        if session.track is not None and session.track not in known and not unread:
            is_, should = f"there is no track `{session.track}`", "a track is a page in `programme/` of `kind: track`"
            yield Finding(place_of(edition, page, "track"), "session/track", is_, should, guess(session.track, known))
