"""Where a project's file lies: on what file system, whether it may be written, and which file it is."""

from __future__ import annotations

import os
from pathlib import Path

NETWORK_FILE_SYSTEMS = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "9p",
        "afs",
        "ceph",
        "glusterfs",
        "fuse.sshfs",
        "fuse.glusterfs",
        "fuse.rclone",
        "fuse.s3fs",
        "davfs",
        "lustre",
        "beegfs",
        "vboxsf",
    }
)


def file_system_of(path: Path) -> str:
    """Return the type of the file system that holds `path`; empty where it cannot be told."""
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return ""
    target = str(path.resolve())
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = parts[1].replace("\\040", " ")
        inside = target == point or target.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, parts[2]
    return kind


def is_read_only(path: Path) -> bool:
    """Return whether a file is there that cannot be written, or whose folder cannot."""
    return path.exists() and not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def fingerprint(path: Path) -> str:
    """Return what tells this very file from a copy of it: the machine and the file's inode."""
    machine = ""
    for name in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        if Path(name).is_file():
            machine = Path(name).read_text(encoding="ascii", errors="replace").strip()
            break
    return f"{machine or os.uname().nodename}:{path.stat().st_ino}"
