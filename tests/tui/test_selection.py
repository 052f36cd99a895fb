"""The cursor and the selection under random motions, against a model that counts letters."""

from __future__ import annotations

from bisect import bisect_right

from hypothesis import given
from hypothesis import strategies as st

from codebook.core import segments
from codebook.core.spans import Span
from codebook.core.turns import Role, Turn
from codebook.tui.motions import Reader
from codebook.tui.selection import Selection
from odd_texts import letters, readers

Range = tuple[int, int]


class Model:
    """The same in numbers of letters: a unit is its first and its last letter."""

    def __init__(self, reader: Reader):
        self.letters = letters(reader)
        self.turns = [self.range(turn.span) for turn in reader.turns]
        self.at, self.mark, self.grown = 0, -1, False
        text = reader.text
        self.units: dict[str, list[list[Range]]] = {
            "turn": [[turn] for turn in self.turns],
            "sentence": [
                [self.range(s) for s in segments.sentences(text, *turn.span)]
                for turn in reader.turns
            ],
            "word": [
                [
                    self.range(Span(*match.span()))
                    for match in segments._WORD.finditer(text, *turn.span)
                ]
                for turn in reader.turns
            ],
        }

    def letter(self, offset: int) -> int:
        return bisect_right(self.letters, offset, key=lambda letter: letter.start) - 1

    def range(self, span: Span) -> Range:
        return self.letter(span.start), self.letter(span.end - 1)

    def turn_of(self, letter: int) -> int:
        return next(n for n, (first, last) in enumerate(self.turns) if first <= letter <= last)

    def unit(self, letter: int, by: str) -> Range:
        found = self.units[by][self.turn_of(letter)]
        if by == "word":
            held = [unit for unit in found if unit[0] <= letter <= unit[1]]
            return held[0] if held else (letter, letter)
        return next((unit for unit in found if unit[1] >= letter), found[-1])

    def step(self, letter: int, by: str, step: int) -> int:
        last = len(self.letters) - 1
        if by == "cluster":
            return max(0, min(last, letter + step))
        number = self.turn_of(letter)
        starts = [unit[0] for unit in self.units[by][number]]
        if step > 0:
            next_turn = [turn[0] for turn in self.turns[number + 1 : number + 2]]
            return min([s for s in starts if s > letter] + next_turn, default=last)
        if before := [s for s in starts if s < letter]:
            return max(before)
        if letter > self.turns[number][0]:
            return self.turns[number][0]
        if number == 0:
            return letter
        return max([self.turns[number - 1][0], *(u[0] for u in self.units[by][number - 1])])

    def end_on(self, letter: int, by: str) -> int:
        end = self.unit(letter, by)[1]
        return end if end > letter else max(letter, self.unit(self.step(letter, by, 1), by)[1])

    def end_back(self, letter: int, by: str) -> int:
        begin = min(letter, self.unit(letter, by)[0])
        earlier = self.step(begin, by, -1)
        return self.unit(earlier, by)[1] if earlier < begin else begin

    def move(self, by: str, step: int) -> None:
        self.grown = False
        at, mark = self.at, self.mark
        if mark < 0 or by == "cluster":
            self.at = self.step(at, by, step)
        elif step > 0:
            self.at = self.end_on(at, by) if at >= mark else min(mark, self.step(at, by, 1))
        else:
            self.at = self.step(at, by, -1) if at <= mark else max(mark, self.end_back(at, by))

    def grow(self, by: str) -> None:
        grown = self.grown or self.mark < 0
        if self.mark < 0:
            self.mark, self.at = self.unit(self.at, by)
        else:
            first, last = sorted((self.at, self.mark))
            whole = min(first, self.unit(first, by)[0]), max(last, self.unit(last, by)[1])
            backward = self.at < self.mark
            here = self.unit(self.at, by)
            edges = self.turns[self.turn_of(self.at)]
            if self.grown and whole != (first, last):
                self.at, self.mark = whole if backward else whole[::-1]
            elif (
                by == "sentence"
                and self.at == edges[not backward]
                and not first <= here[backward] <= last
            ):
                self.mark = here[backward]
            else:
                self.move(by, -1 if backward else 1)
        self.grown = grown

    def swap(self) -> None:
        self.grown = False
        if self.mark >= 0:
            self.at, self.mark = self.mark, self.at


UNITS = st.sampled_from(["word", "sentence", "turn"])
ACTIONS = st.one_of(
    st.tuples(
        st.just("move"), st.sampled_from(["cluster", "word", "sentence", "turn"]), st.just(1)
    ),
    st.tuples(
        st.just("move"), st.sampled_from(["cluster", "word", "sentence", "turn"]), st.just(-1)
    ),
    st.tuples(st.just("grow"), UNITS),
    st.sampled_from([("hold",), ("drop",), ("swap",), ("swap",)]),
)


def act(selection: Selection, model: Model, action: tuple[str, ...]) -> None:
    match action[0]:
        case "hold":
            selection.go(selection.at, extend=True)
            model.grown, model.mark = False, model.at if model.mark < 0 else model.mark
        case "drop":
            selection.go(selection.at, extend=False)
            model.grown, model.mark = False, -1
        case name:
            getattr(selection, name)(*action[1:])
            getattr(model, name)(*action[1:])


@given(readers(), st.lists(ACTIONS, max_size=12))
def test_any_motions_and_selections_are_those_of_the_model(
    reader: Reader, actions: list[tuple[str, ...]]
) -> None:
    selection, model = Selection(reader), Model(reader)
    for action in actions:
        act(selection, model, action)
        assert selection.at == model.letters[model.at].start, action
        if model.mark < 0:
            assert selection.span is None
        else:
            first, last = sorted((model.at, model.mark))
            span = Span(model.letters[first].start, model.letters[last].end)
            assert selection.span == span, action


@given(readers(), st.integers(0, 150), st.integers(0, 60), st.booleans())
def test_what_is_selected_holds_what_was_asked_for(
    reader: Reader, at: int, length: int, backward: bool
) -> None:
    first = reader.settle(at)
    last = reader.settle(first + length, -1)
    selection = Selection(reader)
    selection.select(Span(first, reader.after(last)), backward=backward)
    assert selection.span == Span(first, max(reader.after(first), reader.after(last)))
    assert selection.at == (first if backward else max(first, last))


def test_either_end_takes_whole_words_and_sentences() -> None:
    text = "S-1: One two. Three four. Five."
    reader = Reader(text, (Turn("S-1", Role.INTERVIEWEE, 5, len(text)),))
    selection = Selection(reader, text.index("Three"))

    def chosen() -> str:
        assert selection.span is not None
        return text[slice(*selection.span)]

    selection.grow("sentence")
    assert chosen() == "Three four."
    selection.move("word", -1)
    assert chosen() == "Three four"
    selection.move("word", -1)
    assert chosen() == "Three"
    selection.grow("sentence")
    assert chosen() == "Three four."
    selection.swap()
    selection.move("word", 1)
    assert chosen() == "four."
    selection.move("sentence", -1)
    assert chosen() == "Three four."
    selection.grow("sentence")
    assert chosen() == "One two. Three four."
    selection.swap()
    selection.grow("sentence")
    assert chosen() == text[5:]
    selection.grow("sentence")
    assert chosen() == text[5:]
    selection.move("sentence", -1)
    assert chosen() == "One two. Three four."


def test_what_was_selected_in_whole_grows_at_both_ends_to_larger_units() -> None:
    text = "S-1: One two. Three four."
    reader = Reader(text, (Turn("S-1", Role.INTERVIEWEE, 5, len(text)),))
    for before, selected in ((["grow"], text[5:]), (["grow", "swap", "swap"], "Three four.")):
        selection = Selection(reader, text.index("four"))
        for name in before:
            getattr(selection, name)(*(["sentence"] if name == "grow" else []))
        selection.grow("turn")
        assert selection.span is not None
        assert text[slice(*selection.span)] == selected


def test_at_the_end_of_a_turn_the_sentence_that_ends_there_is_taken() -> None:
    text = "S-1: One two. Three four.\nINT: Why? Since when?\nS-1: Five."
    words = {"S-1": Role.INTERVIEWEE, "INT": Role.INTERVIEWER}
    turns = tuple(
        Turn(line[:3], words[line[:3]], text.index(line) + 5, text.index(line) + len(line))
        for line in text.split("\n")
    )
    reader = Reader(text, turns)

    def grown(at: int, *before: int) -> str:
        selection = Selection(reader, at)
        selection.go(at, extend=True)
        for step in before:
            selection.move("cluster", step)
        selection.grow("sentence")
        assert selection.span is not None
        return text[slice(*selection.span)]

    last = turns[0].end - 1
    assert grown(last) == "Three four."
    assert grown(last - 2, 1, 1) == "Three four."
    assert grown(text.index("Since") + 2, -1, -1) == "Why? Sin"
    assert grown(text.index("Why") + 2, -1, -1) == "Why?"
    assert grown(text.index("Three"), *[1] * 10) == "Three four.\nINT: Why?"  # whole: one more
    for at in range(turns[0].start, turns[0].end):
        selection = Selection(reader, at)
        selection.grow("sentence")
        assert selection.span is not None
        assert selection.span.end <= turns[0].end
