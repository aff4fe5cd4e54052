"""The heat table: points stand in their own cell and band, counts are those of the table."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxrisk.findings import Place as At
from cxrisk.library import LIBRARY  # noqa: F401
