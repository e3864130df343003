"""Reads HTML and prints {"shape": the elements with the names of their attributes, in order,
"text": all text outside scripts and styles}."""
import json
import sys
from html.parser import HTMLParser


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.shape, self.text, self.hidden = [], [], False

    def handle_starttag(self, tag, attributes):
        # A place where a line may break, without attributes, is no structure.
        if tag != "wbr" or attributes:
            self.shape.append(" ".join([tag] + [name for name, _ in attributes]))
        self.hidden = tag in ("script", "style")

    def handle_endtag(self, tag):
        self.shape.append("/" + tag)
        self.hidden = False

    def handle_data(self, text):
        if not self.hidden:
            self.text.append(text)


page = Page()
page.feed(sys.stdin.read())
print(json.dumps({"shape": page.shape, "text": "".join(page.text)}))
