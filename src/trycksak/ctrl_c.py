"""Ctrl-C that is not lost: Python raises KeyboardInterrupt wherever it is, and code in C may have to pass over it."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_pressed = False


@contextmanager
def heeded() -> Iterator[None]:
    """Remember that it was pressed, beside what Python does; for the main thread, which alone hears of signals."""
    global _pressed
    before = signal.signal(signal.SIGINT, _press)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        _pressed = False


def heed() -> None:
    """Raise KeyboardInterrupt if it was pressed: what was raised then did not arrive."""
    if _pressed:
        raise KeyboardInterrupt


def _press(number: int, frame: FrameType | None) -> None:
    global _pressed
    _pressed = True
    signal.default_int_handler(number, frame)
