"""What looks odd but is right: nothing is to be found in these files."""

from collections.abc import Mapping
from typing import Final

from preflight.proof.gallery.bases import Case
from preflight.proof.gallery.made_elsewhere import RIGHT
from preflight.proof.gallery.odd_surroundings import SURROUNDINGS
from preflight.proof.gallery.odd_writing import WRITING

PARTS: Final = (WRITING, SURROUNDINGS, RIGHT)
ODDITIES: Final[Mapping[str, Case]] = {name: case for part in PARTS for name, case in part.items()}
