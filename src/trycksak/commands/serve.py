"""`trycksak serve`: the website and the publications in a browser while one writes."""

import argparse


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    what = "show the website and the publications in a browser, new at every save"
    parser = commands.add_parser("serve", help=what, description=what)
    what = "the port on this machine (default: 8000); 0 takes a free one"
    parser.add_argument("--port", type=int, default=8000, metavar="N", help=what)
    parser.set_defaults(run=_serve)


def _serve(options: argparse.Namespace) -> int:
    from trycksak.live.session import serve
    from trycksak.read.files import find_project

    serve(find_project(options.project), options.port, _tell)
    return 0


def _tell(line: str) -> None:
    print(line, flush=True)
