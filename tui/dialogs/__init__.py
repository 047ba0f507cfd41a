"""Dialogs over a screen. Each returns a value, or null when it is left."""
