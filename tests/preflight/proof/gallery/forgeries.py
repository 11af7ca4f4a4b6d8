"""Forgeries: good files broken in exactly one way each, with the ids of what is to be found in them."""

from collections.abc import Mapping
from typing import Final

from preflight.proof.gallery.bases import Case
from preflight.proof.gallery.forged_bitmap import BITMAP
from preflight.proof.gallery.forged_colour import COLOUR, OPACITY
from preflight.proof.gallery.forged_company import COMPANY
from preflight.proof.gallery.forged_ground import GROUNDS
from preflight.proof.gallery.forged_shape import SHAPE
from preflight.proof.gallery.forged_sight import SIGHT
from preflight.proof.gallery.made_elsewhere import FORGED

PARTS: Final = (SHAPE, COLOUR, OPACITY, SIGHT, BITMAP, GROUNDS, COMPANY, FORGED)
FORGERIES: Final[Mapping[str, Case]] = {name: case for part in PARTS for name, case in part.items()}
