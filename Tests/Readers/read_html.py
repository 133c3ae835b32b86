"""Reads an HTML document, and fails where an element is left open, closed twice or unknown.

usage: read_html.py FILE: prints the text of each h1, h2, p, li, th and td on a line of its own, as code
points.
"""

import sys
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "img", "col", "input"}
HARMLESS = VOID - {"img", "input", "link"} | {
    "html", "head", "title", "style", "body", "main", "header", "footer", "section", "article",
    "h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "table", "caption", "thead", "tbody", "tfoot",
    "tr", "th", "td", "div", "span", "strong", "em", "time", "dl", "dt", "dd", "a", "nav", "abbr",
    "blockquote", "small", "sup", "sub", "aside", "address", "b", "i", "colgroup",
}
TOLD = {"h1", "h2", "p", "li", "th", "td"}


class Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []
        self.texts = []
        self.told = []
        self.declarations = []
        self.ids = set()

    def handle_decl(self, declaration):
        self.declarations.append(declaration)

    def handle_starttag(self, tag, attributes):
        self.check(tag, attributes)
        if tag in VOID:
            return
        self.open.append(tag)
        self.texts.append("")

    def check(self, tag, attributes):
        if tag not in HARMLESS:
            raise ValueError(f"<{tag}> at {self.getpos()}")
        for name, value in attributes:
            if name.startswith("on") or (value or "").lower().strip().startswith("javascript:"):
                raise ValueError(f"{name}={value} at {self.getpos()}")
            if name == "id" and value in self.ids:
                raise ValueError(f"the id {value} twice")
            if name == "id":
                self.ids.add(value)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            raise ValueError(f"</{tag}> at {self.getpos()} within {self.open}")
        self.open.pop()
        text = self.texts.pop()
        if tag in TOLD:
            self.told.append(text)
        elif self.texts:
            self.texts[-1] += text

    def handle_data(self, data):
        if self.open:
            self.texts[-1] += data
        elif data.strip():
            raise ValueError(f"text outside: {data!r}")

    def handle_comment(self, data):
        raise ValueError(f"a comment: {data!r}")

    def handle_pi(self, data):
        raise ValueError(f"an instruction: {data!r}")


def main(file):
    with open(file, "rb") as stream:
        text = stream.read().decode("utf-8", errors="strict")
    reader = Reader()
    reader.feed(text)
    reader.close()
    if reader.open or reader.declarations != ["DOCTYPE html"]:
        raise ValueError(f"left open: {reader.open}; declared: {reader.declarations}")
    for told in reader.told:
        print(" ".join(str(ord(character)) for character in told))


main(*sys.argv[1:])
