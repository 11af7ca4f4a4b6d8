"""Pages of a few lines, each broken in exactly one way; what a page loses is told where it is audited."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True)
class Forged:
    """What differs from the right page: styles, the middle of <main>, what stands before and after."""

    css: str = ""
    main: str = ""
    before: str = '<a class="skip" href="#content">Skip to the content</a>'
    after: str = ""
    script: str = ""


_CSS: Final = """
:root { color-scheme: light dark; --ground: #fff; --ink: #111; }
@media (prefers-color-scheme: dark) { :root { --ground: #111; --ink: #fff; } }
body { margin: 0 16px; background: var(--ground); color: var(--ink); font: 1rem/1.5 sans-serif; }
a { color: inherit; display: inline-block; min-height: 26px; }
:focus-visible { outline: 3px solid currentcolor; outline-offset: 3px; }
html { scroll-padding-block: 16px; }
.skip { position: absolute; left: 8px; bottom: 100%; z-index: 1; background: var(--ground); }
.skip:focus { top: 8px; bottom: auto; }
"""
_LONG: Final = "A sentence that goes on for a while, so that it needs more lines than one on a narrow phone. "
# Points on a picture, of which the second stands above the first.
_POINTS: Final = (
    ".map { position: relative; height: 200px } .map li { position: absolute; left: 80px; top: 20px; list-style: none }"
    ".map li:first-child { top: 120px }"
)
_TWO_POINTS: Final = '<li><a href="right.html">1 First</a></li><li><a href="opens.html">2 Second</a></li>'

FORGED: Final = {
    "right": Forged(),
    "opens": Forged(main='<details><summary>More</summary><p><a href="right.html">The right page</a></p></details>'),
    "moves-where-it-may": Forged(
        css="@media (prefers-reduced-motion: no-preference) { h1 { animation: turn 1s infinite } }"
        "@keyframes turn { to { rotate: 1turn } }"
    ),
    "picture-without-words": Forged(main='<img src="picture.svg" width="40" height="40">'),
    "pale-in-the-dark": Forged(
        css="@media (prefers-color-scheme: dark) { .pale { color: #444 } }", main='<p class="pale">Pale words</p>'
    ),
    "small-targets": Forged(
        css="nav a { min-height: 0; line-height: 12px; font-size: 12px } nav li { line-height: 12px } ",
        main='<nav aria-label="Two"><ul><li><a href="right.html">One</a></li>'
        '<li><a href="opens.html">Two</a></li></ul></nav>',
    ),
    "heading-left-out": Forged(main="<h3>A third level under the first</h3>"),
    "focus-without-a-mark": Forged(css="main a:focus-visible { outline: none }"),
    "focus-with-a-faint-mark": Forged(
        css="main a:focus-visible { outline-color: color-mix(in srgb, var(--ink) 20%, var(--ground)) }"
    ),
    "focus-on-nothing": Forged(
        css=".gone { width: 0; height: 0; min-height: 0; overflow: hidden; display: block }",
        main='<a class="gone" href="opens.html" aria-label="Gone"></a>',
    ),
    "focus-off-screen": Forged(
        css=".away { position: absolute; left: -900px }", main='<a class="away" href="opens.html">Away</a>'
    ),
    "focus-covered": Forged(
        css=".bar { position: fixed; inset: auto 0 0 0; height: 60px; background: var(--ink); color: var(--ground) }"
        "body { padding-bottom: 120px } .low { position: absolute; top: 356px } .room { height: 900px }",
        main='<p class="low"><a href="opens.html">Below</a></p><div class="room"></div>',
        after='<aside class="bar" aria-label="Bar">Always here</aside>',
    ),
    "order-turned": Forged(
        css=".turned { display: flex; flex-direction: column-reverse; align-items: start; gap: 12px }",
        main='<div class="turned"><a href="right.html">First</a><a href="opens.html">Second</a></div>',
    ),
    "points-in-their-order": Forged(css=_POINTS, main=f'<div class="map"><ol>{_TWO_POINTS}</ol></div>'),
    "points-in-no-order": Forged(css=_POINTS, main=f'<div class="map"><ul>{_TWO_POINTS}</ul></div>'),
    "trap": Forged(
        main='<p><label>Name <input id="name" autocomplete="name"></label></p>',
        script="document.getElementById('name').addEventListener('keydown', (event) => event.preventDefault())",
    ),
    "does-not-open": Forged(
        main="<details><summary>More</summary><p>Words</p></details>",
        script="document.querySelector('summary').addEventListener('click', (event) => event.preventDefault())",
    ),
    "passed-over": Forged(
        main='<p><a id="one" href="opens.html">One</a> <a id="two" href="right.html">Two</a></p>',
        script="document.getElementById('one').addEventListener('focus', () => document.getElementById('two').focus())",
    ),
    "no-way-past-the-menu": Forged(before="", main='<p id="top"><a href="#top">To the top</a></p>'),
    "wide": Forged(css=".wide { width: 420px }", main='<p class="wide">As wide as a page of a book</p>'),
    "cut-by-spacing": Forged(
        css=".fixed { max-width: 30em; max-height: 4.2em; line-height: 1.2; overflow: hidden }",
        main=f'<p class="fixed">{_LONG[:93]}</p>',
    ),
    "cut-when-larger": Forged(
        css=".fixed { max-width: 24em; height: 44px; line-height: 1.2; overflow: hidden }"
        "@media (max-width: 700px) { .fixed { height: auto } }",
        main='<p class="fixed">Two lines of words that fit in the box, and do not fit when they are as large again</p>',
    ),
    "words-covered": Forged(
        css=".under { position: relative } .lid { position: absolute; inset: 0; background: var(--ink) }",
        main='<div class="under"><p>Words under a lid</p><div class="lid" aria-hidden="true"></div></div>',
    ),
    "moves": Forged(css="h1 { animation: turn 1s infinite } @keyframes turn { to { opacity: 0.99 } }"),
}


def forge(folder: Path) -> None:
    """Write the pages into a folder."""
    folder.mkdir(parents=True)
    picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'
    (folder / "picture.svg").write_text(picture, encoding="utf-8")
    for name, forged in FORGED.items():
        (folder / f"{name}.html").write_text(_page(name, forged), encoding="utf-8")


def _page(name: str, forged: Forged) -> str:
    script = f"<script>{forged.script}</script>" if forged.script else ""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}</title>
<style>{_CSS}{forged.css}</style>
</head>
<body>
{forged.before}
<header><p>A city</p></header>
<main id="content" tabindex="-1">
<h1>A page</h1>
<p><a href="right.html">A link of its own</a></p>
{forged.main}
</main>
<footer><p>The end</p></footer>
{forged.after}
{script}
</body>
</html>
"""
