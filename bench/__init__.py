"""Measurements of the whole program in a real pseudo-terminal, against an empty application."""
