"""Files in, articles out: decoding, headers, titles, and which files make which story. Pure."""

from store.ingest.article import SUFFIXES, Article, Reader, read_article
from store.ingest.decode import Decoded, decode
from store.ingest.files import MAX_BYTES
from store.ingest.header import Header, split_header
from store.ingest.walk import PlannedStory, plan

__all__ = [
    "MAX_BYTES",
    "SUFFIXES",
    "Article",
    "Decoded",
    "Header",
    "PlannedStory",
    "Reader",
    "decode",
    "plan",
    "read_article",
    "split_header",
]
