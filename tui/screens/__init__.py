"""The library and the workspace: they connect keys, project, state and widgets."""
