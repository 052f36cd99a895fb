"""A text cut where codings begin and end: nothing is lost, every coding can be told."""

from hypothesis import given
from hypothesis import strategies as st

from codebook.core.marked import blocks
from codebook.core.spans import Span
from codebook.core.turns import Role, Turn

TEXT = "INT: Why?\nP1: It was cold.\nP1: Very.\n"
TURNS = (
    Turn("INT", Role.INTERVIEWER, 5, 9),
    Turn("P1", Role.INTERVIEWEE, 14, 26),
    Turn("P1", Role.INTERVIEWEE, 31, 36),
)


def test_a_turn_has_its_label_and_its_codings() -> None:
    found = blocks(TEXT, TURNS, [Span(14, 20), Span(21, 37)])
    assert [block.role for block in found] == [turn.role for turn in TURNS]
    second = found[1]
    assert second.codings == (0, 1)
    assert [(p.text, p.codings, p.opens, p.closes, p.is_label) for p in second.pieces] == [
        ("P1: ", (), (), (), True),
        ("It was", (0,), (0,), (0,), False),
        (" ", (), (), (), False),
        ("cold.", (1,), (1,), (), False),
    ]
    assert [(p.text, p.opens, p.closes) for p in found[2].pieces] == [
        ("P1: ", (), ()),
        ("Very.", (), (1,)),
    ]


@given(
    st.lists(st.tuples(st.integers(0, 36), st.integers(1, 37)).map(lambda p: Span(*sorted(p)))),
)
def test_nothing_is_lost_and_each_coding_opens_and_closes_once(spans: list[Span]) -> None:
    found = blocks(TEXT, TURNS, spans)
    pieces = [piece for block in found for piece in block.pieces]
    assert "".join("".join(p.text for p in pieces).split()) == "".join(TEXT.split())
    for number, span in enumerate(spans):
        words = TEXT[span.start : span.end].strip()
        opened = sum(number in piece.opens for piece in pieces)
        assert opened == sum(number in piece.closes for piece in pieces) == bool(words)
        marked = "".join(p.text for p in pieces if number in p.codings)
        assert "".join(marked.split()) == "".join(words.split())
