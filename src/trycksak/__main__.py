"""`python -m trycksak` is the command `trycksak`."""

from trycksak.cli import main

raise SystemExit(main())
