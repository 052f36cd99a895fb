"""The words of a PDF, as far as they are there as text, page by page."""

from __future__ import annotations

import io
import logging
import re
import time
import unicodedata
import warnings
from typing import Any

from codebook.errors import BadInput
from codebook.formats.document import WORDLESS, Document

_PAGES = 2_000
_SECONDS = 30.0
_CHARACTERS = 20_000_000
_STREAM = 20_000_000
_TOKENS = 500_000
"""Of one page; a dense page of text has a few thousand."""

_PRESENTATION_FORMS = re.compile("[\ufb00-\ufdff\ufe70-\ufefe]+")
"""Ligatures, and letters in the shape that they have in their place of the word."""


class _TooLong(Exception):
    """It takes longer than any transcript."""


def read(data: bytes, file: str) -> Document:
    """The text, a line for each one printed; pages follow one another.

    Raises :class:`BadInput` for a file without text (a picture of one), a locked or a damaged
    one, and for one that takes more memory or time than a transcript.
    """
    from pypdf import apply_configuration
    from pypdf.errors import LimitReachedError

    if b"%PDF-" not in data[:1024]:
        raise BadInput("is no readable PDF", file=file)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    try:
        with apply_configuration(**_limits()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pages = _pages(data, file)
    except BadInput:
        raise
    except (_TooLong, LimitReachedError, MemoryError):
        raise BadInput("takes far more time or memory than a transcript", file=file) from None
    except Exception:  # noqa: BLE001  (damage shows as any error of the library)
        raise BadInput("is no readable PDF", file=file) from None
    wordless = sum(not page.strip() for page in pages)
    if wordless == len(pages):
        raise BadInput(
            "holds no text, perhaps only pictures of pages; have the text recognised first (OCR)",
            file=file,
        )
    text = "\n".join(page.strip("\n") for page in pages if page.strip())
    left_out = {WORDLESS: wordless} if wordless else {}
    return Document(_PRESENTATION_FORMS.sub(_plain, text), left_out)


def _plain(forms: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", forms[0])


def _limits() -> dict[str, Any]:
    """What pypdf may use, for a stream or a page; and no program outside."""
    return {
        "maximum_declared_stream_length": _STREAM,
        "array_based_stream_maximum_output_length": _STREAM,
        "lzw_maximum_output_length": _STREAM,
        "run_length_maximum_output_length": _STREAM,
        "zlib_maximum_output_length": _STREAM,
        "zlib_maximum_recovery_input_length": _STREAM // 10,
        "brotli_maximum_output_length": _STREAM,
        "stream_decoding_work_maximum_length": 4 * _STREAM,
        "stream_filters_maximum_length": 4,
        "stream_parsing_work_maximum_count": _TOKENS,
        "page_tree_maximum_entries": 4 * _PAGES,
        "xform_maximum_invocations_per_extraction": 200,
        "jbig2dec_binary": None,
    }


def _pages(data: bytes, file: str) -> list[str]:
    from pypdf import PdfReader

    until = time.monotonic() + _SECONDS

    def check_time(*_: object) -> None:
        if time.monotonic() > until:
            raise _TooLong

    reader = PdfReader(io.BytesIO(data), root_object_recovery_limit=1_000)
    if reader.is_encrypted and not reader.decrypt(""):
        raise BadInput("is locked by a password; save it unlocked", file=file)
    if len(reader.pages) > _PAGES:
        raise BadInput(f"has more than {_PAGES} pages", file=file)
    found: list[str] = []
    size = 0
    for page in reader.pages:
        check_time()
        found.append(page.extract_text(visitor_operand_before=check_time))
        size += len(found[-1])
        if size > _CHARACTERS:
            raise _TooLong
    return found
