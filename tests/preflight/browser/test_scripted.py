"""What a page's bytes say of scripts: data for machines is none, and nothing passes as data that is not."""

import pytest

from trycksak.preflight.browser.scripted import acts, heeds_scripts

DATA = b'<script type="application/ld+json">{"@type":"Event"}</script>'


@pytest.mark.parametrize(
    "page",
    [
        DATA,
        b'<script\n type="application/ld+json" >{}</script>',
        b'<SCRIPT TYPE="application/ld+json">{"name":"\\u003cscript>"}</SCRIPT>',
        b"<p>One scripture, no script.</p>",
    ],
)
def test_data_is_no_script(page: bytes) -> None:
    assert not acts(page)
    assert not heeds_scripts(page)


@pytest.mark.parametrize(
    "page",
    [
        b"<script>1</script>",
        b'<script type="module">1</script>',
        b'<script src="x.js" type="application/ld+json"></script>',
        b'<script type="application/ld+json" type="module">1</script>',
        b'<script type="application/ld+json; x">1</script>',
        b'<script type="application/ld+jsonx">1</script>',
        DATA + b"<script>1</script>",
        DATA + b'<iframe src="x"></iframe>',
        DATA + b'<img src="x" onload="1">',
        b'<a href="javascript:1">x</a>',
    ],
)
def test_everything_else_acts(page: bytes) -> None:
    assert acts(page)
    assert heeds_scripts(page)


def test_a_style_sheet_may_heed_scripts() -> None:
    assert heeds_scripts(b"@media (scripting: none) { p { color: red } }")
    assert not heeds_scripts(b"p { color: red }")
