"""Validates JSON files against a JSON Schema: validate.py SCHEMA FILE...

Prints "valid" or "invalid" and the file's name, one line a file; exits 3 without jsonschema.
"""

import json
import sys

try:
    import jsonschema
except ImportError:
    sys.exit(3)


def refuse(constant):
    raise ValueError(f"{constant} is not JSON")


with open(sys.argv[1]) as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for name in sys.argv[2:]:
    with open(name, encoding="utf-8") as file:
        instance = json.load(file, parse_constant=refuse)
    print("valid" if validator.is_valid(instance) else "invalid", name)
