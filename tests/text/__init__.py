"""Promises of store.text."""
