"""Tag sets: what spans and links may be called, kept as TOML that teams can version.

`tags` has the value, `parse` and `write` its TOML form (pure), `stored` the project's own. Nothing is
imported here: opening a project needs no TOML.
"""
