"""What the workers of a build have loaded when they are split off: begun before the build itself is loaded."""

from typing import Final

from trycksak.parallel import prepare

# What they do after they have set each loads by itself: nobody waits for it.
_SETS: Final = ("trycksak.press.typeset", "trycksak.press.press_edition", "trycksak.press.web_edition")


def begin_to_load() -> None:
    """Have a process begin to load, which takes a second: while the event is read; once for all."""
    prepare(_SETS)
