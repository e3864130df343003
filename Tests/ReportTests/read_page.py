"""Reads {"page": HTML, "results": [JSON, ...]} and checks that every number the page shows comes from
a result: prints {"problems": [...], "fields": how many cells were resolved, "sentences": ...}.

Written apart from the program: it reads numbers back from their text and compares them with the JSON.
"""
import json
import re
import sys
from html.parser import HTMLParser

VOID = {"meta", "wbr", "link", "input", "br", "use", "path", "circle", "rect", "polygon"}
# Words of the program itself, headings among them: no figure of a result.
STATIC = {"style", "script", "title", "svg", "nav", "thead", "figcaption", "h1", "h2", "h3", "h4", "caption", "code", "label"}
MARKS = {"yes": ["legal"], "NO": ["illegal"], "if": ["conditional"], "fault": ["faults"],
         "any": ["anything"], "on if": ["on-if"], "OFF": ["off"], "at boot": ["only-at-boot"], "-": ["not-applicable"], "?": ["undecided", "not-judged"]}
SCALES = {"ns": 1, "µs": 1e3, "ms": 1e6, "s": 1e9, "B": 1, "KiB": 2**10, "MiB": 2**20,
          "GiB": 2**30, "TiB": 2**40, "PiB": 2**50, "EiB": 2**60, "%": 1, "/s": 1, "/h": 1,
          "x": 1, "kloops/s": 1, "/GiB-month": 1, "/core-hour": 1, "": 1}
NUMBER = re.compile(r"^(-?[\d,]+(?:\.\d+)?) ?(ns|µs|ms|s|[KMGTPE]iB|B|%|/s|/h|x|kloops/s|/GiB-month|/core-hour|)(?: [medp])?$")
TOKEN = re.compile(r"(?<![\w.\-])\d[\d,]*(?:\.\d+)?")


class Page(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack = []
        self.items = []  # (kind, paths, article, text)
        self.problems = []

    def handle_starttag(self, tag, attributes):
        if tag in VOID:
            return
        attributes = dict(attributes)
        self.stack.append({"tag": tag, "attributes": attributes, "text": ""})

    def handle_endtag(self, tag):
        if tag in VOID:
            return
        if not self.stack or self.stack[-1]["tag"] != tag:
            self.problems.append(f"</{tag}> closes nothing")
            return
        element = self.stack.pop()
        for kind in ("data-field", "data-from"):
            if kind in element["attributes"]:
                self.items.append((kind, element["attributes"][kind], self.article(), element["text"].strip()))

    def article(self):
        for element in self.stack:
            if element["tag"] == "article":
                return int(element["attributes"]["id"][1:]) - 1
        return None

    def handle_data(self, text):
        for element in reversed(self.stack):
            element["text"] += text
            if "data-field" in element["attributes"] or "data-from" in element["attributes"]:
                return
        tags = [element["tag"] for element in self.stack]
        statics = [element for element in self.stack if element["tag"] in STATIC or "data-static" in element["attributes"]]
        if re.search(r"\d", text) and not statics:
            self.problems.append(f"no origin: {text.strip()[:80]!r} in {'/'.join(tags[-3:])}")


def resolve(value, path):
    over, _, under = path.partition("/")
    if under:  # a quotient of two figures
        first, second = resolve(value, over), resolve(value, under)
        return first["value"] / second["value"] if first and second else None
    for key in re.findall(r"[^.\[\]]+|\[\d+\]", path):
        if key.startswith("["):
            value = value[int(key[1:-1])]
        elif isinstance(value, dict) and key in value:
            value = value[key]
        else:
            return None
    return value


def number(text):
    """The value of a text with a unit, and how far rounding may have moved it."""
    match = NUMBER.match(text.replace("$", "", 1))
    if not match:
        return None
    decimals = len(match[1].partition(".")[2])
    scale = SCALES[match[2]]
    return float(match[1].replace(",", "")) * scale, 0.501 * 10.0 ** -decimals * scale


def clean(text):
    return re.sub(r"[\s]", " ", re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]", "?", text)).strip()


def agrees(shown, values, interval_of):
    """Whether a text shows the values: their sum if they are numbers."""
    if interval_of is not None:
        wanted = max(values[0]["high"] - interval_of, interval_of - values[0]["low"]) / abs(interval_of) * 100
        return close(number(shown), wanted) or shown.startswith(("<", ">")) or shown == "tied" and wanted == 0
    if any(isinstance(value, dict) and value.get("value", 0) is None for value in values):
        return re.match(r"^n/a\[\d+\]$", shown) is not None
    numbers = [in_base_unit(value) if isinstance(value, dict) and "unit" in value else value for value in values]
    if all(isinstance(value, bool) for value in numbers):
        return shown.lower() == ("yes" if all(numbers) else "no")
    if all(isinstance(value, (int, float)) for value in numbers):
        if shown == ",".join(str(value) for value in numbers):  # a list
            return True
        total = sum(numbers)
        for part in shown.split(" = "):
            size = re.match(r"^(\d+)([KMGT]?)B?$", part)
            read = (int(size[1]) * 2 ** (10 * " KMGT".index(size[2] or " ")), 0) if size else number(part)
            if read is None and part.startswith(("<", ">")):
                continue
            if not close(read, total):
                return False
        return True
    texts = [text for value in numbers for text in (value if isinstance(value, list) else [value])]
    if shown in MARKS and texts[0] in MARKS[shown]:
        return True
    return all(clean(str(text)) in clean(shown) or clean(str(text)).split(":")[0] in shown for text in texts)


def in_base_unit(figure):
    """The value in the unit that SCALES counts in: times of others are published in seconds."""
    return figure["value"] * (SCALES["s"] if figure["unit"] == "s" else 1)


def close(read, wanted):
    # Three significant digits, and for a rate or a small share as many as it shows.
    return read is not None and abs(read[0] - wanted) <= max(0.0051 * abs(wanted), read[1] if read[0] < 1000 else 0)


def strings_and_numbers(value, found):
    if isinstance(value, dict):
        for key, item in value.items():
            found["texts"].append(key)
            strings_and_numbers(item, found)
    elif isinstance(value, list):
        found["counts"].append(len(value))
        for item in value:
            strings_and_numbers(item, found)
    elif isinstance(value, str):
        found["texts"].append(value)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        found["numbers"].append(value)
    return found


def sentence_problems(text, origin, position):
    """What a sentence says that the section of its result, or of all results, doesn't."""
    over = results if position is None else [results[position]]
    section = [result if origin == "file" else result.get(origin) for result in over]
    section = section[0] if len(section) == 1 else section
    if position not in cache:
        cache[position] = {}
    if origin not in cache[position]:
        found = strings_and_numbers(section, {"texts": [], "numbers": [], "counts": []})
        tokens = {token for text in found["texts"] for token in TOKEN.findall(text)}
        found["tokens"] = tokens | {"1"}
        cache[position][origin] = found
    found = cache[position][origin]
    problems = []
    text = re.sub(r"^\[\d+\] ", "", text)  # the number of a footnote
    # A letter and a number that belong together, such as A2, p99 or level names, are no figures.
    for token in TOKEN.findall(text):
        if token in found["tokens"]:
            continue
        value = float(token.replace(",", ""))
        scales = [1, 1e3, 1e6, 1e9, 2**10, 2**20, 2**30, 2**40]
        if any(close((value * scale, 0), number) for number in found["numbers"] for scale in scales):
            continue
        totals = max(found["counts"] or [0])
        if value == int(value) and value <= totals:  # a count of rows
            continue
        if any(abs(value * scale - sum(column)) <= 0.006 * sum(column) for column in sums(section) for scale in scales):
            continue
        problems.append(f"{token} of {text[:100]!r} isn't in {origin}")
    return problems


def sums(section):
    """Totals over the rows of each number that rows have."""
    if not isinstance(section, list):
        return []
    columns = {}
    for row in section:
        for key, value in row.items() if isinstance(row, dict) else []:
            value = value.get("value") if isinstance(value, dict) else value
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                columns.setdefault(key, []).append(value)
    return list(columns.values())


cache = {}
given = json.load(sys.stdin)
results = [json.loads(result) for result in given["results"]]
page = Page()
page.feed(given["page"])
problems = page.problems + [f"<{element['tag']}> is never closed" for element in page.stack]
fields = sentences = 0
for kind, paths, article, text in page.items:
    if kind == "data-field":
        fields += 1
        values, interval_of = [], None
        for path in paths.split():
            run, _, rest = path.partition(":") if re.match(r"^r\d+:", path) else (f"r{(article or 0) + 1}", "", path)
            result = results[int(run[1:]) - 1]
            values.append(resolve(result, rest))
            if rest.endswith(".interval"):
                interval_of = resolve(result, rest[: -len(".interval")])["value"]
        if any(value is None for value in values):
            problems.append(f"{paths} is nowhere in the JSON; shown: {text[:60]!r}")
        elif not agrees(text, values, interval_of):
            problems.append(f"{paths}: {text[:60]!r} isn't {str(values)[:120]}")
    elif re.match(r"^n/a\[\d+\]$", text):
        continue  # the reason stands in the footnote of that number
    elif paths not in ("provenance", "static"):
        sentences += 1
        problems += sentence_problems(text, paths, article)
print(json.dumps({"problems": problems, "fields": fields, "sentences": sentences}))
