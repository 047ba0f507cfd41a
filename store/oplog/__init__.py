"""The operation log: every change is appended here and folded into the tables, in one transaction."""

from store.oplog.changes import DELETED, Change
from store.oplog.clock import drift_ms, milliseconds, now_ms
from store.oplog.fold import fold
from store.oplog.log import Logged, append, last_hlc, of_entity, read, receive
from store.oplog.operation import Author, Changes, Operation, operation

__all__ = [
    "DELETED",
    "Author",
    "Change",
    "Changes",
    "Logged",
    "Operation",
    "append",
    "drift_ms",
    "fold",
    "last_hlc",
    "milliseconds",
    "now_ms",
    "of_entity",
    "operation",
    "read",
    "receive",
]
