"""The charts: one module and one template each, inline SVG."""
