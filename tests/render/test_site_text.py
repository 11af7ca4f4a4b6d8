"""An editor's text on the website: cut into parts at its headings, and nothing else changed."""

from trycksak.render.site_text import Part, in_parts

TEXT = (
    "<p>First &amp; <br>last.</p>\n"
    '<h2 id="here">Getting <em>here</em></h2>\n<p>By boat.</p>\n<ul>\n<li>One</li>\n</ul>\n'
    '<h2 id="there">There</h2>\n<p>On foot.</p>'
)


def test_each_heading_and_what_follows_it_is_a_part() -> None:
    html, parts = in_parts(TEXT)
    assert parts == (Part("here", "Getting here"), Part("there", "There"))
    assert html.replace("\n", "") == (
        "<p>First &amp; <br>last.</p>"
        '<section class="part"><h2 id="here">Getting <em>here</em></h2><p>By boat.</p><ul><li>One</li></ul></section>'
        '<section class="part"><h2 id="there">There</h2><p>On foot.</p></section>'
    )


def test_a_text_without_headings_stays_as_it_is() -> None:
    assert in_parts("<p>Only this.</p>") == ("<p>Only this.</p>", ())


def test_no_text_is_no_text() -> None:
    assert in_parts(" \n") == ("", ())


def test_a_heading_without_an_anchor_cannot_be_jumped_to() -> None:
    html, parts = in_parts("<h2>Bare</h2><p>Text.</p>")
    assert (html, parts) == ('<section class="part"><h2>Bare</h2><p>Text.</p></section>', ())
