"""The navigation of mkdocs.yml: one list for all languages."""

from collections.abc import Sequence
from typing import Any

from trycksak.model.edition import Edition
from trycksak.model.record import Locale
from trycksak.render.site_menu import Group


def of_language(nav: Sequence[Any] | None, edition: Edition, locale: Locale) -> list[Any]:
    """Leave out the pages that this language does not have; what no language has stays, so that MkDocs tells."""
    kept: list[Any] = []
    for item in nav or []:
        if isinstance(item, dict):
            inner = {title: _inner(value, edition, locale) for title, value in item.items()}
            if any(inner.values()):
                kept.append(inner)
        elif not _is_missing(str(item), edition, locale):
            kept.append(item)
    return kept


def _inner(value: Any, edition: Edition, locale: Locale) -> Any:
    if isinstance(value, list):
        return of_language(value, edition, locale)
    return None if _is_missing(str(value), edition, locale) else value


def _is_missing(path: str, edition: Edition, locale: Locale) -> bool:
    page = edition.page.get(path.removesuffix(".md"))
    return page is not None and not page.is_published(locale, edition.source)


def groups(nav: Sequence[Any] | None, edition: Edition) -> tuple[Group, ...]:
    """Gather the groups of the navigation, the home page left out; a page that stands alone is a group of one."""
    found = []
    for item in nav or []:
        pages = tuple(edition.page[path] for path in _paths(item) if path in edition.page and path != "index")
        if pages:
            found.append(Group(pages))
    return tuple(found)


def _paths(item: Any) -> list[str]:
    if isinstance(item, dict):
        return [path for value in item.values() for path in _paths(value)]
    if isinstance(item, list):
        return [path for value in item for path in _paths(value)]
    return [str(item).removesuffix(".md")]
