"""A build: the line run once, beside `out/`, and swapped in whole, or not run at all where nothing has changed.

A build that fails, or is killed, leaves the last good one as it was.
"""

import shutil
import time
from dataclasses import replace

from trycksak.account import Account
from trycksak.at_work import begin_to_load
from trycksak.ctrl_c import heed, undisturbed
from trycksak.inputs import everything, inputs
from trycksak.last import Delivery, Last
from trycksak.order import DRAFT, OUT, REFUSED, Order, Progress, Tell
from trycksak.parallel import call_off
from trycksak.read.files import Project
from trycksak.staging import beside, swap
from trycksak.store import Store


def _silent(step: str, done: int, of: int) -> None:
    """Tell nobody how far it has come."""


def build(project: Project, tell: Tell, order: Order | None = None, progress: Progress = _silent) -> Delivery:
    """Make everything in `out/`; raises Stopped with all findings of a run, and then `out/` is as it was.

    What the terms refused is shown in `refused/`, with the evidence of what broke it.
    """
    started, order = time.perf_counter(), order or Order()
    store = None if order.fresh else Store(project.root / ".cache")
    out = project.root / (DRAFT if order.draft else OUT)
    with beside(out) as staging:
        files = inputs(project)
        last = Last(store, out, f"{order.asked} {everything(files)}")
        delivery = last.delivery()
        if delivery is None:
            begin_to_load()
            with undisturbed():
                from trycksak.line import make
                from trycksak.render.compiled import compiled_in
                from trycksak.run import Run
            with compiled_in(store):
                delivery = make(Run(project, staging, store, order, Account(store, files), tell, progress))
            heed()
            swap(staging, out)
            # What was saved meanwhile may be in it or not: only what is known to have been read is remembered.
            if inputs(project) == files:
                last.keep(delivery)
            if store:
                store.trim()
        else:
            call_off()
            tell(f"nothing has changed since {out.name}/ was made")
            delivery = replace(delivery, explained=("kept everything: nothing that a build reads has changed",))
        if not order.draft:
            shutil.rmtree(project.root / REFUSED, ignore_errors=True)
    return replace(delivery, seconds=time.perf_counter() - started)
