"""An editor's text for print: headings under the chapter's, links that a PDF can follow, no lonely last word."""

from posixpath import normpath
from urllib.parse import unquote, urlsplit

from lxml import html
from markupsafe import Markup, escape

from trycksak.dialect import to_html
from trycksak.model.edition import Edition
from trycksak.model.page import Page, Translation

# Two last words longer than this, in characters, are a line of their own.
LONELY = 28


def anchor(page_id: str) -> str:
    """Give the id of a page's chapter in a publication."""
    return page_id.replace("/", "--")


def prose(edition: Edition, page: Page, locale: str, printed: set[str], level: int = 3) -> Markup:
    """Turn a page's text into print HTML.

    `printed` holds the ids of the pages in this publication: links to them stay inside, others lead to the website.
    `level` is what the text's `##` becomes.
    """
    translation = page.translations[locale]
    body = to_html(translation.body, locale)
    if not body:
        return Markup()
    root = html.fragment_fromstring(body, create_parent="div")
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag in ("h2", "h3", "h4"):
            element.tag = f"h{min(6, int(element.tag[1]) + level - 2)}"
        if element.get("id"):
            element.set("id", f"{anchor(page.id)}--{element.get('id')}")
        if element.tag in ("p", "li", "dd"):
            _keep_last_words(element)
    _point(root, edition, page, translation, printed)
    wrap_parts(root, f"h{level}")
    return Markup(html.tostring(root, encoding="unicode", method="xml")[len("<div>") : -len("</div>")])


def _point(root: html.HtmlElement, edition: Edition, page: Page, translation: Translation, printed: set[str]) -> None:
    for link in root.iter("a"):
        link.set("href", _address(edition, page, translation.locale, link.get("href") or "", printed))
    folder = translation.path.rpartition("/")[0]
    for picture in root.iter("img"):
        picture.set("src", normpath(f"{folder}/{unquote(picture.get('src') or '')}"))


def _address(edition: Edition, page: Page, locale: str, target: str, printed: set[str]) -> str:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return target
    language, _, rest = normpath(f"{locale}/{page.folder}/{unquote(parts.path)}").partition("/")
    id = rest.removesuffix(".md") if parts.path else page.id
    fragment = f"--{parts.fragment}" if parts.fragment else ""
    if id in printed and language == locale:
        return f"#{anchor(id)}{fragment}"
    return edition.url(edition.page[id], language) + (f"#{parts.fragment}" if parts.fragment else "")


def wrap_parts(root: html.HtmlElement, heading: str) -> None:
    """Put each heading and its text into a section, which the layout keeps on one page where it can."""
    part = None
    for element in list(root):
        if element.tag == heading:
            part = html.Element("section", {"class": "part"})
            root.replace(element, part)
            element.tail, tail = None, element.tail
            part.append(element)
            part.tail = tail
        elif part is not None:
            part.append(element)


def keep_last_words(text: str) -> Markup:
    """Keep a text's last two words on one line, whole, so that none stands alone at the end."""
    head, last = _cut_last_words(text)
    return Markup("{}<span class='last'>{}</span>").format(head, last) if last else Markup(escape(text))


def _cut_last_words(text: str) -> tuple[str, str]:
    stripped = text.rstrip()
    head, space, last = stripped.rpartition(" ")
    before, gap, word = head.rpartition(" ")
    if not space or len(last) + len(word) > LONELY:
        return text, ""
    return before + gap, f"{word} {last}"


def _keep_last_words(element: html.HtmlElement) -> None:
    owner = element if len(element) == 0 else element[-1]
    text = (owner.text if owner is element else owner.tail) or ""
    head, last = _cut_last_words(text)
    if not last:
        return
    kept = html.Element("span", {"class": "last"})
    kept.text = last
    if owner is element:
        owner.text = head
        owner.insert(0, kept)
    else:
        owner.tail = head
        owner.addnext(kept)
        kept.tail = None
