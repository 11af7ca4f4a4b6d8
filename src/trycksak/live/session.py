"""A preview from start to end: what is started here ends here, however it ends."""

import secrets
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EADDRINUSE
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

import uvicorn

from trycksak.errors import CannotRun
from trycksak.live.bell import Bell
from trycksak.live.desk import Desk
from trycksak.live.pressroom import Pressroom
from trycksak.live.search import Search
from trycksak.live.server import HOSTS, Server
from trycksak.live.site import Pages
from trycksak.live.terminal import Terminal
from trycksak.live.views import Views
from trycksak.live.watching import watching
from trycksak.read.files import Project

Tell = Callable[[str], None]


def serve(project: Project, port: int, tell: Tell) -> None:
    """Show the event in browsers on this machine until Ctrl-C; raises CannotRun where the port is taken."""
    with _listening(port) as listener, _ending_on_request():
        try:
            with TemporaryDirectory(prefix="trycksak-") as folder:
                _serve(project, listener, Path(folder), tell)
        except KeyboardInterrupt:
            tell("The preview has ended.")


def _serve(project: Project, listener: socket.socket, folder: Path, tell: Tell) -> None:
    bell, terminal = Bell(), Terminal(tell)
    desk, pressroom = Desk(project), Pressroom(folder)
    views = Views(desk, pressroom, Pages(desk, terminal.page), secrets.token_hex(4))
    desk.told += [terminal.read, pressroom.renew, lambda _: bell.ring()]
    pressroom.told += [terminal.laid, lambda *_: bell.ring()]
    address = f"http://{HOSTS[0]}:{listener.getsockname()[1]}"
    tell(f"The website:       {address}/\nThe publications:  {address}/-/\nCtrl-C ends it.")

    def saved() -> None:
        desk.saved()
        bell.ring()

    try:
        pressroom.start()
        desk.start()
        with watching(project.root, saved):
            app = Server(views, bell, Search(folder)).app()
            # It says nothing of its own, and does not wait for tabs that stay open.
            settings = uvicorn.Config(
                app, ws="websockets-sansio", log_config=None, access_log=False, timeout_graceful_shutdown=1
            )
            uvicorn.Server(settings).run([listener])
    finally:
        # A second Ctrl-C finds it ending already.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        desk.stop()
        pressroom.stop()


@contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    """Take a port of this machine, which no other machine reaches; raises CannotRun."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOSTS[0], port))
            listener.listen()
        except (OSError, OverflowError) as fault:
            is_ = (
                "is taken by another program"
                if isinstance(fault, OSError) and fault.errno == EADDRINUSE
                else str(fault)
            )
            raise CannotRun(f"port {port} {is_}. Name another: `trycksak serve --port 8001`.") from None
        yield listener


@contextmanager
def _ending_on_request() -> Iterator[None]:
    """Let the end of a terminal, or of a service, end the preview as Ctrl-C does; what was set is put back."""

    def end(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = {kind: signal.signal(kind, end) for kind in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)}
    try:
        yield
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)
