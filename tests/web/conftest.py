"""The sites that the tests look at, built once: the tiny event's and this repository's own."""

import pytest

from web.crawl import Published, lay_out_own, lay_out_small, published


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Published:
    folder = tmp_path_factory.mktemp("small")
    return published(lay_out_small(folder / "event"), folder / "site")


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Published:
    folder = tmp_path_factory.mktemp("own")
    return published(lay_out_own(folder / "event"), folder / "site")


@pytest.fixture(params=["small_site", "own_site"])
def site(request: pytest.FixtureRequest) -> Published:
    found: Published = request.getfixturevalue(request.param)
    return found
