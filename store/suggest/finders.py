"""The finders, asked for one stretch of a document at a time, by the name of what is looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from store.model import Extent
from store.suggest.attributions import attributions
from store.suggest.claims import statements
from store.suggest.figures import figures
from store.text import Document


def _figures(document: Document, block: Extent) -> Iterator[Extent]:
    """Yield figures with their hedges and what they count."""
    return (each.extent for each in figures(document.text, *block))


def _cores(document: Document, block: Extent) -> Iterator[Extent]:
    """Yield figures without."""
    return (each.core for each in figures(document.text, *block))


def _statements(document: Document, block: Extent) -> Iterator[Extent]:
    """Yield statements, outer before inner."""
    sentences = list(document.units("sentence", *block))
    quotations = list(document.units("quotation", *block))
    return iter(statements(document.text, sentences, quotations))


def _attributions(document: Document, block: Extent) -> Iterator[Extent]:
    """Yield sources with their cues."""
    for sentence in document.units("sentence", *block):
        for each in attributions(document.text, *sentence):
            if each.sourced:
                yield each.extent


def _fuller_attributions(document: Document, block: Extent) -> Iterator[Extent]:
    """Yield them with day, occasion or object."""
    for sentence in document.units("sentence", *block):
        for each in attributions(document.text, *sentence):
            if each.sourced:
                yield each.fuller


def _cues(document: Document, block: Extent) -> Iterator[Extent]:
    """Yield cues without a source beside them."""
    for sentence in document.units("sentence", *block):
        for each in attributions(document.text, *sentence):
            if not each.sourced:
                yield each.extent


def _subjects(document: Document, block: Extent) -> Iterator[Extent]:
    """Yield subjects with their verbs, whatever the verb."""
    for sentence in document.units("sentence", *block):
        for each in attributions(document.text, *sentence, loosely=True):
            if each.sourced:
                yield each.extent


FINDERS: Mapping[str, Callable[[Document, Extent], Iterator[Extent]]] = {
    "figure": _figures,
    "core": _cores,
    "attribution": _attributions,
    "fuller": _fuller_attributions,
    "cue": _cues,
    "subject": _subjects,
    "statement": _statements,
}
"""By what is looked for; each yields extents of a block, ascending by start."""
