"""The releases of the programme: in order, and no change left unannounced."""

from collections.abc import Iterator
from itertools import pairwise

from trycksak.findings import Finding, Place, Severity
from trycksak.model.edition import Edition
from trycksak.model.history import ChangeKind, pending
from trycksak.model.release import Release

_SAID = {
    ChangeKind.NEW: "new",
    ChangeKind.MOVED: "moved",
    ChangeKind.RENAMED: "renamed",
    ChangeKind.CANCELLED: "cancelled",
}


def check_order(edition: Edition) -> Iterator[Finding]:
    """Find a release that is dated before an earlier one: readers of the feed would never see it."""
    for before, after in pairwise(edition.releases):
        if after.date < before.date:
            is_ = f"release {after.number} is dated {after.date}, and release {before.number} {before.date}"
            do = "Bring both files back from git."
            yield Finding(_place(after), "release/order", is_, "a later release has a later day, or the same", do)


def check_pending(edition: Edition) -> Iterator[Finding]:
    """Tell what has changed since the last release; where there is none, nothing has been announced yet."""
    found = pending(edition) if edition.releases else ()
    if not found:
        return
    last = edition.releases[-1]
    told = [f"{_SAID[change.kind]} `{change.page}`" for change in found]
    more = f" and {len(told) - 3} more" if len(told) > 3 else ""
    is_ = f"the programme has changed since release {last.number}: {', '.join(told[:3])}{more}"
    should = "what readers have been told is the last release"
    do = f"When the changes are to be announced, run `trycksak release {last.number + 1}`."
    yield Finding(_place(last), "release/pending", is_, should, do, Severity.WARNING)


def _place(release: Release) -> Place:
    return Place(f"content/releases/{release.number}.yml")
