from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.render.rail import RailLink, rail

OPENS = {
    "left": set("─╯╮┤┴┬┼━┛┓┫┻┳╋╴╸"),
    "right": set("─╰╭├┴┬┼━┗┏┣┻┳╋╶╺"),
    "up": set("│╯╰┤├┴┼┃┛┗┫┣┻╋╵╹"),
    "down": set("│╮╭┤├┬┼┃┓┏┫┣┳╋╷╻"),
}

rows = st.none() | st.integers(0, 23)
links = st.lists(
    st.builds(
        RailLink,
        st.just(1),
        rows,
        rows,
        st.booleans(),
        st.sampled_from(["above", "below"]),
        st.sampled_from(["above", "below"]),
    ),
    max_size=17,
)


def drawn(*of: RailLink, width: int = 7, height: int = 6) -> list[str]:
    """The rail as text."""
    return ["".join(char for char, _ in row) for row in rail(of, width, height)]


@given(links, st.integers(3, 9), st.integers(1, 24))
def test_a_rail_fills_its_place(of: list[RailLink], width: int, height: int) -> None:
    """Whatever is linked, and however little room there is."""
    grid = rail(of, width, height)
    assert [len(row) for row in grid] == [width] * height
    assert all(len(char) == 1 for row in grid for char, _ in row)


@given(links)
def test_both_ends_of_a_link_are_reached(of: list[RailLink]) -> None:
    """From each visible end a line, or an arrow, leaves the border."""
    grid = rail(of, 7, 24)
    for link in of:
        if link.left_row is not None:
            assert grid[link.left_row][0][0] in OPENS["right"] | set("↑↓↕")
        if link.right_row is not None:
            assert grid[link.right_row][6][0] in OPENS["left"] | set("↑↓↕")


def follow(grid: list[list[tuple[str, bool]]], row: int) -> set[int]:
    """The rows on the right that the line leaving `row` on the left may lead to."""
    seen, todo = set(), [(row, 0)]
    steps = {"left": (0, -1), "right": (0, 1), "up": (-1, 0), "down": (1, 0)}
    while todo:
        y, x = place = todo.pop()
        if place in seen or not (0 <= y < len(grid) and 0 <= x < len(grid[0])):
            continue
        seen.add(place)
        todo += [(y + dy, x + dx) for way, (dy, dx) in steps.items() if grid[y][x][0] in OPENS[way]]
    return {y for y, x in seen if x == len(grid[0]) - 1}


@given(st.lists(st.tuples(st.integers(0, 23), st.integers(0, 23)), max_size=17))
def test_a_line_leads_from_end_to_end(pairs: list[tuple[int, int]]) -> None:
    """No link is broken by another."""
    grid = rail([RailLink(n, *pair) for n, pair in enumerate(pairs)], 7, 24)
    for left, right in pairs:
        assert right in follow(grid, left)


def test_few_links_are_told_apart() -> None:
    """Two that must cross do so at right angles, and a level one is straight."""
    assert drawn(RailLink(1, 0, 0), RailLink(2, 1, 3), RailLink(3, 4, 2)) == [
        "───────",
        "───╮   ",
        "  ╭┼───",
        "  │╰───",
        "──╯    ",
        "       ",
    ]


def test_hot_links_lie_on_top() -> None:
    """The one at the cursor can be followed through all others."""
    grid = rail([RailLink(1, 0, 3), RailLink(2, 2, 1, hot=True)], 7, 4)
    assert [("".join(c for c, _ in row), sum(hot for _, hot in row)) for row in grid] == [
        ("───╮   ", 0),
        ("  ┏━━━━", 5),
        ("━━┛│   ", 3),
        ("   ╰───", 0),
    ]


def test_ends_out_of_sight_are_pointed_at() -> None:
    """By an arrow at the border, both ways where links go both ways; none for what is all away.

    On the right the number stands beside it, for the margin is far off.
    """
    assert drawn(
        RailLink(1, 1, None, right_beyond="above"),
        RailLink(2, None, 2, left_beyond="below"),
        RailLink(3, 3, None, right_beyond="above"),
        RailLink(4, 3, 99, right_beyond="below"),
        RailLink(5, None, None),
    ) == ["       ", "↑      ", "     2↓", "↕      ", "       ", "       "]


def test_a_number_gives_way_to_lines() -> None:
    """It is written where nothing is drawn, and of several at one row the first one."""
    away = [RailLink(n, None, 1, left_beyond="above") for n in (12, 13)]
    assert drawn(*away)[1] == "    12↑"
    assert drawn(*away, RailLink(3, 0, 1))[1] == "   ╰──↑"
    assert drawn(RailLink(123456789, None, 1))[1] == "      ↓"
