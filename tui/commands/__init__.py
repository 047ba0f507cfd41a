"""What the keys of the workspace do, with no Textual in it."""
