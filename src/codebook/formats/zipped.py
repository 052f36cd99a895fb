"""Documents that are zip archives, read by the names of their parts and never unpacked.

What the archive's directory promises is checked before anything is read, and counted again while
it is: a directory may lie.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from codebook.errors import BadInput

_LARGEST = 100 * 1024 * 1024
_LARGEST_PART = 50 * 1024 * 1024
_LARGEST_DIRECTORY = 1024 * 1024
_RATIO = 200
_MEMBERS = 5_000
_CHUNK = 64 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Others are never used in documents, and their memory is not bounded by what is read."""

_END, _END_SIZE, _LONGEST_COMMENT = b"PK\x05\x06", 22, 1 << 16
_END_64, _END_64_SIZE = b"PK\x06\x07", 20
_LOCKED = 1
_OLE = b"\xd0\xcf\x11\xe0"


class Archive:
    """An archive in memory; ``what`` names, in errors, what it should be."""

    def __init__(self, data: bytes, file: str, what: str):
        self._file = file
        self._what = what
        if data.startswith(_OLE):
            raise BadInput(
                f"is no readable {what}: it is an old Word file or locked by a password; save it "
                "anew, unlocked",
                file=file,
            )
        self._refuse_directory(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise self.unreadable() from None
        members = self._zip.infolist()
        size = sum(member.file_size for member in members)
        if len(members) > _MEMBERS or size > min(_LARGEST, _RATIO * max(len(data), 10_000)):
            raise self._too_large()

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def unreadable(self) -> BadInput:
        """The error that the archive is not what it should be."""
        return BadInput(f"is no readable {self._what}", file=self._file)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a member, piece by piece and no more of them than a text can have.

        Raises :class:`BadInput` where it is missing, damaged, locked or too large.
        """
        member = self._zip.NameToInfo.get(name)
        if member is None or member.compress_type not in _METHODS:
            raise self.unreadable()
        if member.flag_bits & _LOCKED:
            raise BadInput(
                f"is no readable {self._what}: it is locked by a password; save it unlocked",
                file=self._file,
            )
        left = _LARGEST_PART
        try:
            with self._zip.open(member) as stream:
                while chunk := stream.read(_CHUNK):
                    left -= len(chunk)
                    if left < 0:
                        raise self._too_large()
                    yield chunk
        except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, NotImplementedError):
            raise self.unreadable() from None

    def _too_large(self) -> BadInput:
        return BadInput("unpacks to far more than a transcript; it was not opened", file=self._file)

    def _refuse_directory(self, data: bytes) -> None:
        """Refuses a directory that alone would fill the memory, before it is read.

        The end of the directory is looked for as :mod:`zipfile` does; its form for archives of
        more than 4 GB is needed by no document.
        """
        at = len(data) - _END_SIZE
        if at < 0 or data[at : at + 4] != _END or data[-2:] != b"\x00\x00":
            at = data.rfind(_END, max(0, len(data) - _END_SIZE - _LONGEST_COMMENT))
        if at < 0 or len(data) < at + _END_SIZE:
            raise self.unreadable()
        if data[max(0, at - _END_64_SIZE) :].startswith(_END_64):
            raise self.unreadable()
        if int.from_bytes(data[at + 12 : at + 16], "little") > _LARGEST_DIRECTORY:
            raise self._too_large()
