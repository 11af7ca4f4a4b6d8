"""Tells of saves: one call for a burst of writes, whatever way an editor writes files."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Final

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

FOLDERS: Final = ("content", "brand", "overrides")
FILES: Final = ("mkdocs.yml",)
# Reading a file is an event too, and no save.
_SAVES: Final = ("created", "modified", "moved", "deleted")
# An editor writes a file in several steps: what follows within this time is the same save. A burst ends at the latest
# after the second.
_QUIET_S, _BURST_S = 0.02, 0.3


class _Ear(FileSystemEventHandler):
    """Hears what happens below the project, and leaves out what is nobody's text."""

    def __init__(self, root: Path, heard: Event) -> None:
        self._root, self._heard = root, heard

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = (str(path) for path in (event.src_path, event.dest_path) if path)
        if event.event_type in _SAVES and not event.is_directory and any(map(self._counts, paths)):
            self._heard.set()

    def _counts(self, path: str) -> bool:
        parts = Path(path).relative_to(self._root).parts
        known = parts[0] in FOLDERS or parts in {(name,) for name in FILES}
        return known and not any(part.startswith(".") or part.endswith("~") for part in parts)


@contextmanager
def watching(root: Path, saved: Callable[[], None]) -> Iterator[None]:
    """Call `saved` after every save below the project, from a thread of its own."""
    heard, over = Event(), Event()

    def gather_bursts() -> None:
        while heard.wait() and not over.is_set():
            for _ in range(int(_BURST_S / _QUIET_S)):
                heard.clear()
                if not heard.wait(_QUIET_S):
                    break
            if not over.is_set():
                saved()

    observer = _observer(root, _Ear(root, heard))
    thread = Thread(target=gather_bursts, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        heard.set()
        observer.stop()
        observer.join()
        thread.join()


def _observer(root: Path, ear: _Ear) -> BaseObserver:
    """Start to watch; where the system cannot tell of changes, it is looked for them."""
    for kind in (Observer, PollingObserver):
        observer = kind()
        # An editor puts a new file in an old one's place, so a file is watched through its folder.
        observer.schedule(ear, str(root))
        for name in FOLDERS:
            if (root / name).is_dir():
                observer.schedule(ear, str(root / name), recursive=True)
        try:
            observer.start()
        except OSError:
            # The system's number of watches is used up (inotify(7), max_user_watches).
            continue
        return observer
    raise OSError("no way to watch the folder")
