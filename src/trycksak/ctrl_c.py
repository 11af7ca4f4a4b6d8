"""Ctrl-C that comes at the wrong moment: held back, or heeded later where code in C had to pass over it."""

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


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold Ctrl-C back until the block ends; a process that is started in it leaves Ctrl-C to this one for good.

    Ctrl-C reaches every process of a terminal, and some modules take anything that happens while they load as a sign
    that something is not installed.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _press(number: int, frame: FrameType | None) -> None:
    global _pressed
    _pressed = True
    signal.default_int_handler(number, frame)
