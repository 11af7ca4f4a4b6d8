"""What axe-core finds on a page (https://github.com/dequelabs/axe-core), in a world that no page's script sees."""

import json
import re
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

from trycksak.errors import CannotRun
from trycksak.preflight.access.fault import Fault
from trycksak.preflight.browser.states import State
from trycksak.preflight.browser.tab import Tab

SCRIPT: Final = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
"""axe-core, which the locked dependency carries."""
_VERSION: Final = re.compile(r"axe v([\d.]+)")
_OPTIONS: Final = {
    "resultTypes": ["violations", "incomplete"],
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    # The size of targets (WCAG 2.2, 2.5.8) is off unless it is asked for.
    "rules": {"target-size": {"enabled": True}},
    # What it would load is needed by no rule of these, and takes as long as all of them.
    "preload": False,
}
_READY: Final = """
// In forced colours Chromium paints text in `color` and still computes the fill that the page wanted (seen in 156);
// axe asks for the fill.
const own = CSSStyleDeclaration.prototype.getPropertyValue;
CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
  const forced = name === '-webkit-text-fill-color' && matchMedia('(forced-colors: active)').matches;
  return own.call(this, forced ? 'color' : name);
};
const told = (results) => results.flatMap((rule) => rule.nodes.map((node) => ({
  rule: rule.id, help: rule.help, url: rule.helpUrl, who: node.target.flat().join(' '),
  why: [...node.any, ...node.all, ...node.none].map((check) => check.message),
})));
"""


@dataclass(frozen=True)
class Seen:
    """What axe says of a page in a state: faults, and by rule how many elements it leaves to people."""

    faults: tuple[Fault, ...]
    open: tuple[tuple[str, str], ...]


def version() -> str:
    """Give the version of axe-core; raises CannotRun where the script does not say it."""
    found = _VERSION.search(SCRIPT[:200])
    if found is None:
        raise CannotRun("the script of axe-core does not say its version. Run scripts/setup again.")
    return f"axe-core {found[1]}"


async def prepare(tab: Tab) -> None:
    """Bring axe into the page that is loaded."""
    await tab.ask(f"{SCRIPT};{_READY};undefined")


async def look(tab: Tab, state: State) -> Seen:
    """Run axe in the state that is shown."""
    run = f"axe.run(document, {json.dumps(_OPTIONS)})"
    question = f"access.settled().then(() => {run}).then((r) => [told(r.violations), told(r.incomplete)])"
    violations, incomplete = await tab.ask(question)
    faults = tuple(_fault(one, state) for one in violations)
    return Seen(faults, tuple((one["rule"], one["who"]) for one in incomplete))


def _fault(one: dict[str, Any], state: State) -> Fault:
    why = " ".join(one["why"][:1]) or one["help"]
    should = one["help"][:1].lower() + one["help"][1:]
    return Fault(one["rule"], one["who"], why.rstrip("."), should, f"Mend it; see {one['url']}", state)
