"""How often Python looks for garbage: objects that hold each other and that nobody else holds."""

import atexit
import gc
from typing import Final

_NEW_OBJECTS: Final = 50_000


def collect_seldom() -> None:
    """Look for garbage after every 50,000 new objects, not after Python's 700, and not when the process ends.

    A layout or a parsed event makes millions of objects that live, and going through them again and again is a seventh
    of its time; 50,000 objects are some MB (https://docs.python.org/3/library/gc.html#gc.set_threshold). What a process
    leaves the system takes back.
    """
    gc.set_threshold(_NEW_OBJECTS, 20, 20)
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
