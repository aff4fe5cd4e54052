"""How large an input may be; generous for people, small for machines (a real assessment is 5 KB)."""

FILE_BYTES = 512 * 1024
DEPTH = 32
NODES = 50_000
SCALAR_CHARACTERS = 20_000
MAPPING_KEYS = 200
NUMBER_CHARACTERS = 18
"""Longer numbers stay text: no amount of money or people needs them."""

BASELINE_BYTES = 16 * FILE_BYTES
BASELINE_NODES = 16 * NODES
"""The baseline is written by the tool: a large portfolio may begin with many thousand findings."""
