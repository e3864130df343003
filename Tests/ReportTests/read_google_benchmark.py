"""Reads two Google Benchmark files, parted by a NUL, with google/benchmark's own tools."""

import json
import sys
import types

try:
    import scipy.stats  # noqa: F401
except ImportError:
    # For the U test, which isn't asked for here.
    stats = types.ModuleType("scipy.stats")
    stats.mannwhitneyu = stats.gmean = None
    sys.modules["scipy"] = types.ModuleType("scipy")
    sys.modules["scipy.stats"] = stats
try:
    import numpy  # noqa: F401
except ImportError:
    numpy = types.ModuleType("numpy")
    numpy.array = list
    sys.modules["numpy"] = numpy

sys.path.insert(0, "/usr/share/benchmark")
from gbench import report  # noqa: E402

before, after = map(json.loads, sys.stdin.buffer.read().decode("utf-8").split("\0"))
# The mean of all rows needs numpy; an empty array leaves it out.
report.calculate_geomean = lambda results: types.SimpleNamespace(any=lambda: False)
rows = report.get_difference_report(before, after)
print(json.dumps({"changes": {row["name"]: row["measurements"][0]["time"] for row in rows}}))
