"""Ctrl-C that is not lost, whoever passes over it."""

import signal
from contextlib import suppress

import pytest

from trycksak.ctrl_c import heed, heeded


def press_where_it_is_lost() -> None:
    with suppress(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_what_was_lost_is_raised_later() -> None:
    with heeded():
        heed()
        press_where_it_is_lost()
        with pytest.raises(KeyboardInterrupt):
            heed()
    heed()


def test_it_is_raised_at_once_as_ever() -> None:
    with pytest.raises(KeyboardInterrupt), heeded():
        signal.raise_signal(signal.SIGINT)
    heed()


def test_who_does_not_ask_is_as_before() -> None:
    before = signal.getsignal(signal.SIGINT)
    with heeded():
        pass
    assert signal.getsignal(signal.SIGINT) is before
    press_where_it_is_lost()
    heed()
