"""Sidelight's terminal application and command line."""
