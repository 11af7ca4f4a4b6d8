"""The feeds of the tiny event, as it is and after two releases."""

from pathlib import Path

import pytest

from building import ROOT
from releasing import much_changed
from trycksak.model.brand import Brand
from trycksak.model.edition import Edition
from trycksak.read.edition import read_brand
from trycksak.read.files import Project
from trycksak.render.feeds import feeds

SCHEMAS = ROOT.parent / "shared" / "schemas"


@pytest.fixture(scope="session")
def brand() -> Brand:
    return read_brand(Project(ROOT))[0]


@pytest.fixture(scope="session")
def changed() -> Edition:
    return much_changed()


@pytest.fixture(scope="session")
def made(changed: Edition, brand: Brand) -> dict[str, bytes]:
    """Every feed of the event after two releases, by its place."""
    return {place: data for locale in changed.event.locales for place, data in feeds(changed, brand, locale)}


@pytest.fixture(scope="session")
def schemas() -> Path:
    """The schemas of event apps lie beside the project, and are not copied into it."""
    assert SCHEMAS.is_dir(), f"{SCHEMAS} is missing: put the schemas of voc/schedule there."
    return SCHEMAS
