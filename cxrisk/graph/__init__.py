"""Touchpoints against risks as a graph, and the questions it answers."""
