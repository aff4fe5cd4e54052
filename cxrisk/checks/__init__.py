"""What the checker looks for: one module and one page a rule."""
