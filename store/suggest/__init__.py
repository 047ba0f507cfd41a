"""Suggestions: pure functions from words to words. No SQL, no screen."""
