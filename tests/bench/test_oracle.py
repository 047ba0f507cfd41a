"""The keystroke oracle on toy texts whose answers are known."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.model import Extent
from tests.bench.board import Board, Moment
from tests.bench.gold import GoldError, GoldLink, GoldSpan, GoldStory, read_story, write_story
from tests.bench.replay import ReplayError, replay
from tests.bench.report import percentile, shown
from tests.bench.run import COLUMNS, LINK, LINK_FROM_HEAD, Outcome, run_story
from tests.bench.search import SpanSearch
from tests.bench.states import Aids
from tests.bench.strokes import Keys, Stroke, keys_in
from tests.bench.target import Goal, Target
from tests.bench.ways import Ways
from tui.state import Mode

PLAIN, LABELS, COUNTS = COLUMNS["plain"], COLUMNS["labels"], COLUMNS["counts"]

TOY = "“We won,” she said. Nine blue boats sank near Oslo, and two old ships came home again.\n"
PAIR = ("Nine blue boats sank near Oslo.\n", "It rained. Nine blue boats sank near Oslo.\n")


_ELSEWHERE = ("Application", "Changes", "Links", "Panes")


def story_of(*spans: tuple[str, str], text: str = TOY) -> GoldStory:
    """Return a story of one text with these tags and words."""
    made = []
    for number, (tag, words) in enumerate(spans):
        start = text.index(words)
        made.append(GoldSpan(str(number), 0, tag, ((start, start + len(words)),)))
    return GoldStory("toy", (text,), tuple(made))


def paths(story: GoldStory, aids: Aids = PLAIN, *, trim: bool = True) -> list[str]:
    """Return what was found, as typed."""
    return [shown(outcome.path) for outcome in run_story(story, aids, trim=trim)]


def test_a_quotation_at_the_cursor_is_one_key() -> None:
    """Its tag key takes it, whether or not the gold has the marks."""
    assert paths(story_of(("quote", "“We won,”"))) == ["q"]
    assert paths(story_of(("quote", "We won"))) == ["q"]


def test_to_the_letter_the_marks_count() -> None:
    """Without trimming, a quotation without its marks must be selected."""
    (path,) = paths(story_of(("quote", "We won")), trim=False)
    assert path != "q"
    assert path.endswith(" q")


def test_white_space_around_the_gold_does_not_count() -> None:
    """The program never tags it, of whichever kind it is; marks alone count as they are."""
    text = "aa “bb”\u00a0\ncc . dd\n"
    for trim in (True, False):
        goal = Goal.of(text, (3, 8), trim=trim)
        assert goal.is_met((3, 7))
        assert goal.is_met((4, 6)) == trim
        assert Goal.of(text, (12, 13), trim=trim).is_met((12, 13))


def test_the_next_span_starts_where_the_last_one_ended() -> None:
    """After the quotation the cursor is on its closing mark, nearer to the next span."""
    text = "“Aa bb cc dd ee ff gg” hh ii jj\n"
    whole, word = ("quote", text[:22]), ("quote", "hh")
    first, second = run_story(story_of(whole, word, text=text), PLAIN, trim=True)
    (alone,) = run_story(story_of(word, text=text), PLAIN, trim=True)
    assert shown(first.path) == "q"
    assert second.keys is not None
    assert alone.keys is not None
    assert second.keys < alone.keys


def test_two_labels_reach_any_span_in_view() -> None:
    """Of its first word and of its last, after one key, and the tag's key: no span takes more."""
    far = "one two three four five six seven eight nine ten " * 8
    start = far.index("three four", 200)
    end = far.index(" nine", start)
    gold = GoldStory("far", (far,), (GoldSpan("a", 0, "quote", ((start, end),)),))
    (outcome,) = run_story(gold, LABELS, trim=True)
    assert shown(outcome.path) == "I.. .. q"
    assert outcome.keys == 6


def test_a_count_is_a_key_a_digit() -> None:
    """`7w` is two keys and leads where seven would."""
    gold = story_of(("quote", "hh"), text="aa bb cc dd ee ff gg hh ii jj kk ll mm nn oo pp qq\n")
    assert paths(gold, COUNTS) == ["7 w v q"]
    assert paths(gold) == ["w w w w w w w v q"]


def test_fragments_are_set_aside_one_by_one() -> None:
    """Two words apart become one span."""
    gold = GoldStory("apart", ("aa bb cc dd\n",), (GoldSpan("x", 0, "quote", ((0, 2), (6, 8))),))
    (outcome,) = run_story(gold, PLAIN, trim=True)
    assert shown(outcome.path) == "v J w w v q"
    assert outcome.made == ((0, 2), (6, 8))


def test_a_link_is_counted_from_the_last_place_and_from_its_head() -> None:
    """The best candidate is the same sentence: Enter takes it."""
    spans = (
        GoldSpan("a", 0, "claim", ((0, 30),)),
        GoldSpan("b", 1, "claim", ((11, 41),)),
    )
    gold = GoldStory("pair", PAIR, spans, (GoldLink("a", "b", "same"),))
    found = {outcome.kind: outcome for outcome in run_story(gold, PLAIN, trim=True)}
    assert shown(found[LINK_FROM_HEAD].path) == "l enter"
    assert shown(found[LINK].path) == "tab l enter"


def test_what_the_program_refuses_is_left_out() -> None:
    """A link that its type does not allow is told, not counted."""
    spans = (GoldSpan("a", 0, "claim", ((0, 30),)), GoldSpan("b", 1, "claim", ((11, 41),)))
    gold = GoldStory("pair", PAIR, spans, (GoldLink("a", "b", "attributed-to"),))
    links = [o for o in run_story(gold, PLAIN, trim=True) if o.kind == LINK]
    assert links[0].left_out
    assert links[0].keys is None


def _tries(board: Board, moment: Moment) -> Iterator[Moment]:
    """Yield what every key leads to, as long as one reads or selects."""
    board.restore(moment)
    mode = board.state.mode
    for command in board.table:
        if not command.keys or mode not in command.modes or command.group in _ELSEWHERE:
            continue
        board.restore(moment)
        if command.id.startswith("count") or not board.attempt(command):
            continue
        if board.state.mode in (Mode.READ, Mode.SELECT):
            yield board.now()


def _all_made(board: Board, depth: int) -> dict[tuple[str, Extent], int]:
    """Return every single span that up to `depth` keys make, with the fewest keys, trying all."""
    made: dict[tuple[str, Extent], int] = {}
    seen: set[object] = set()
    start = board.now()
    layer = [start]
    for keys in range(1, depth + 1):
        following = [now for moment in layer for now in _tries(board, moment)]
        layer = []
        for now in following:
            trial = now.trial
            key = (now.state, now.panes, trial and (trial.tag, trial.fragments))
            if key not in seen:
                seen.add(key)
                layer.append(now)
                if trial is not None and len(trial.fragments) == 1:
                    made.setdefault((trial.tag, trial.fragments[0]), keys)
    board.restore(start)
    return made


def test_no_way_is_shorter_than_the_one_found() -> None:
    """Whatever three keys can make, tried one and all, the search makes with as few."""
    board = Board(story_of(("quote", "“We won,”")))
    made = _all_made(board, 3)
    assert len(made) > 40
    ways = Ways(board)
    for (tag, extent), keys in made.items():
        target = Target.of(TOY, tag, (extent,), trim=False)
        path = SpanSearch(board, ways, target, PLAIN).find()
        assert path is not None, (tag, TOY[slice(*extent)])
        assert keys_in(path) == keys, (tag, TOY[slice(*extent)], shown(path))


def test_the_replay_finds_in_the_file_what_was_promised() -> None:
    """The application makes the very spans; a promise that is not kept is told."""
    gold = story_of(
        ("quote", "“We won,”"), ("figure", "Nine blue boats"), ("claim", "two old ships")
    )
    outcomes = run_story(gold, PLAIN, trim=True)
    assert replay([gold], outcomes, 3, seed=1) == 3
    first = outcomes[0]
    wrong: Keys = (Stroke("w"), Stroke("v"), Stroke("q"))
    broken = Outcome(first.story, first.id, first.kind, 1, 3, wrong, made=first.made)
    with pytest.raises(ReplayError, match="missing"):
        replay([gold], [broken], 1, seed=1)


def test_gold_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """A file holds all of a story, and what it lacks is told with its line."""
    spans = (
        GoldSpan("a", 0, "claim", ((0, 4), (10, 15))),
        GoldSpan("b", 1, "claim", ((0, 10),)),
    )
    gold = GoldStory("pair", PAIR, spans, (GoldLink("a", "b", "same"),))
    path = write_story(gold, tmp_path)
    assert read_story(path) == gold
    path.write_text(
        '{"id": "1", "source": "abc", "spans": [{"id": 7, "tag": "x", "start": 2, "end": 9}]}'
    )
    with pytest.raises(GoldError, match=r"line 1.*span 7"):
        read_story(path)


def test_percentiles_are_values_that_occur() -> None:
    """The 90th of ten values is the ninth."""
    assert percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9) == 9
    assert percentile([5], 0.5) == 5
