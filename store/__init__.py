"""Sidelight's data: projects, the operation log, text, formats. No screen, no Textual, no Rich.

The public API is these modules: `project` (open, operations, undo), `sources`, `layers`, `tagset`,
`assignments`, `spans`, `links`, `history`, `views`, `session`, `audit`, `exchange`, `formats`,
`ingest`, `text`, `model` and `errors`. Everything else is how they work. Nothing is imported here, so
that a program pays only for what it uses.
"""
