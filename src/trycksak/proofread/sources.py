"""Where a fact stands, so that a finding can name file and line."""

from collections.abc import Mapping

from trycksak.findings import Place
from trycksak.model.edition import Edition
from trycksak.model.page import Page


def place_of(edition: Edition, page: Page, key: str = "") -> Place:
    """Give the line of a fact: in the page of the source language, or in the first language that has the page."""
    translation = page.translations.get(edition.source) or next(iter(page.translations.values()))
    return Place(translation.path, _line(translation.lines, key))


def place_in_event(edition: Edition, key: str) -> Place:
    """Give the line of a key of `event.yml`."""
    return Place("content/event.yml", _line(edition.event_lines, key))


def place_in_publications(edition: Edition, key: str) -> Place:
    """Give the line of a key of `publications.yml`."""
    return Place("content/publications.yml", _line(edition.publication_lines, key))


def place_on_map(edition: Edition, key: str) -> Place:
    """Give the line of a key of `map.yml`."""
    return Place("content/map.yml", _line(edition.town_lines, key))


def _line(lines: Mapping[str, int], key: str) -> int:
    while key and key not in lines:
        key = key.rpartition(".")[0]
    return lines.get(key, 1)
