"""Everything that leaves the build, told from the folder itself: each file has a kind, and each kind a judge."""

from trycksak.preflight.outputs.inventory import Item, inventory
from trycksak.preflight.outputs.judge import judge_outputs
from trycksak.preflight.outputs.kinds import KINDS, Kind
from trycksak.preflight.outputs.standard import Standard

__all__ = ["KINDS", "Item", "Kind", "Standard", "inventory", "judge_outputs"]
