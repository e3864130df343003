"""Reads JSON strictly from standard input and prints the strings in it."""

import json
import sys


def refuse(constant):
    raise ValueError(f"{constant} is not JSON")


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


value = json.loads(sys.stdin.buffer.read().decode("utf-8"), parse_constant=refuse)
print(json.dumps({"strings": sorted(set(strings(value)))}))
