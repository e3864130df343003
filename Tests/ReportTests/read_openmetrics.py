"""Reads OpenMetrics text from standard input with prometheus_client and says what is in it."""

import json
import math
import sys

from prometheus_client.openmetrics.parser import text_string_to_metric_families

text = sys.stdin.buffer.read().decode("utf-8")
families = list(text_string_to_metric_families(text))
samples = [sample for family in families for sample in family.samples]
assert all(math.isfinite(sample.value) for sample in samples)
print(json.dumps({
    "families": len(families),
    "host": next(s.labels["host"] for s in samples if s.name == "hvo_bench_run"),
    "calls": sorted({s.labels["call"] for s in samples if "call" in s.labels}),
    "ended": text.endswith("\n# EOF\n"),
}))
