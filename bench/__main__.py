"""What it costs, as ratios from one run: `scripts/bench proof`. Benchmarks are no tests: nothing fails on a time."""

import sys

from bench import editions, lighthouse, live, proof

BENCHES = {"editions": editions.main, "proof": proof.main, "lighthouse": lighthouse.main}
BENCHES["live"] = live.main


def main() -> int:
    """Run the benches that are named, or all."""
    wanted = sys.argv[1:] or list(BENCHES)
    unknown = [name for name in wanted if name not in BENCHES]
    if unknown:
        print(f"bench: there is no bench `{unknown[0]}`; there are: {', '.join(BENCHES)}.", file=sys.stderr)
        return 2
    for name in wanted:
        BENCHES[name]()
    return 0


raise SystemExit(main())
