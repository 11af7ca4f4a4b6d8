"""What it costs, as ratios from one run: `scripts/bench site`. Benchmarks are no tests: nothing fails on a time."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from bench import editions, growth, layout, lighthouse, live, proof, site, whole
from bench.result import Report

# These print themselves.
PRINTING = {"editions": editions.main, "proof": proof.main, "lighthouse": lighthouse.main, "live": live.main}
MEASURING: dict[str, Callable[[int, Callable[[str], None]], Report]] = {
    "site": site.site,
    "layout": layout.layout,
    "growth": growth.growth,
    "whole": whole.whole,
}


def main() -> int:
    """Run the benches that are named, or all."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Measure what it costs, as ratios from one run.")
    parser.add_argument("bench", nargs="*", help=f"{', '.join([*PRINTING, *MEASURING])}; without a name, all")
    parser.add_argument("--runs", type=int, default=5, help="how often each is measured (5)")
    parser.add_argument("--sizes", type=int, nargs="+", help="the numbers of pages in each language, for `site`")
    parser.add_argument(
        "--only", nargs="+", default=(), help="of `site` and `whole` what has one of these words in its name"
    )
    parser.add_argument("--json", type=Path, help="write what was found into this file too")
    asked = parser.parse_args()
    wanted = asked.bench or [*PRINTING, *MEASURING]
    unknown = [name for name in wanted if name not in PRINTING and name not in MEASURING]
    if unknown:
        known = ", ".join([*PRINTING, *MEASURING])
        print(f"bench: there is no bench `{unknown[0]}`; there are: {known}.", file=sys.stderr)
        return 2
    MEASURING["site"] = lambda runs, tell: site.site(runs, tell, asked.sizes or site.SIZES, asked.only)
    MEASURING["whole"] = lambda runs, tell: whole.whole(runs, tell, asked.only)
    reports = []
    for name in wanted:
        if name in PRINTING:
            PRINTING[name]()
            continue
        reports.append(MEASURING[name](asked.runs, _tell))
        print(reports[-1].table(), flush=True)
        if asked.json:
            found = [report.data() for report in reports]
            asked.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return 0


def _tell(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


raise SystemExit(main())
