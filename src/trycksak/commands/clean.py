"""`trycksak clean`: take out of pictures what cameras and programs wrote beside the pixels."""

import argparse
import os
from pathlib import Path


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    what = "take out of pictures where, when and by whom they were taken; the pixels stay as they are"
    parser = commands.add_parser("clean", help=what, description=what)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a JPEG, PNG or WebP picture")
    parser.set_defaults(run=_clean)


def _clean(options: argparse.Namespace) -> int:
    from trycksak.read.cleaning import cleaned

    # All are read before any is written.
    for path, data in [(path, cleaned(path)) for path in options.files]:
        before = path.stat().st_size
        beside = path.with_name(f"{path.name}.new")
        beside.write_bytes(data)
        os.replace(beside, path)
        print(f"{path}: {before - len(data)} bytes taken out" if len(data) != before else f"{path}: as it was")
    return 0
