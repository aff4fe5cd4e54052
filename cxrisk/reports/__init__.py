"""Findings printed: one module a format."""
