import pytest

from report.finishing import Made, make
from report.proving import Proved, prove


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="session")
def proved(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Proved:
    return prove(made, tmp_path_factory.mktemp("proved"))
