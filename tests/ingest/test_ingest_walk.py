"""Named files and folders make the stories that one would expect, and nothing is lost silently."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import ImportRefusedError
from store.ingest.walk import PlannedStory, natural_key, plan


def tree(top: Path, *names: str) -> Path:
    """Return `top` with an article under each of `names`."""
    for name in names:
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text.")
    return top


def brief(stories: list[PlannedStory], top: Path) -> list[tuple[str | None, list[str]]]:
    """Return titles and files relative to `top`."""
    return [(s.title, [str(p.relative_to(top)) for p in s.files]) for s in stories]


def test_files_named_one_by_one_are_one_story_in_their_order(tmp_path: Path) -> None:
    """Its title comes from the first article."""
    tree(tmp_path, "b.txt", "a.md", "README.md")
    paths = [tmp_path / name for name in ("b.txt", "a.md", "README.md")]
    assert plan(paths) == [PlannedStory(None, tuple(paths))]


def test_a_file_named_twice_comes_in_once(tmp_path: Path) -> None:
    """By whatever way it is reached; the second is reported."""
    tree(tmp_path, "a.txt", "sub/b.txt")
    again = tmp_path / "sub" / ".." / "a.txt"
    (story,) = plan([tmp_path / "a.txt", again])
    assert story.files == (tmp_path / "a.txt",)
    assert story.skipped == ((again, "is named twice"),)


def test_a_folder_is_a_story_with_its_name(tmp_path: Path) -> None:
    """Dashes and underscores are blanks, the first letter is a capital, files sort naturally."""
    top = tree(tmp_path / "dprk-arms_to-Russia", "10.txt", "2.txt", "1.md", "B.txt", "a.txt")
    assert brief(plan([top]), top) == [
        ("Dprk arms to Russia", ["1.md", "2.txt", "10.txt", "a.txt", "B.txt"])
    ]


def test_a_folder_of_folders_is_a_story_each(tmp_path: Path) -> None:
    """Files of the outer folder are a story too; deeper folders likewise."""
    top = tree(tmp_path / "news", "10-c/x.txt", "2-b/y.txt", "2-b/deep/z.txt", "loose.txt")
    assert brief(plan([top]), top) == [
        ("News", ["loose.txt"]),
        ("2 b", ["2-b/y.txt"]),
        ("Deep", ["2-b/deep/z.txt"]),
        ("10 c", ["10-c/x.txt"]),
    ]


def test_files_and_folders_together_are_stories_apart(tmp_path: Path) -> None:
    """The named files first, then each folder once."""
    tree(tmp_path, "a.txt", "one/b.txt", "two/c.txt")
    paths = [tmp_path / name for name in ("one", "a.txt", "two", "one")]
    assert brief(plan(paths), tmp_path) == [
        (None, ["a.txt"]),
        ("One", ["one/b.txt"]),
        ("Two", ["two/c.txt"]),
    ]


def test_the_current_folder_has_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`.` is not a title."""
    monkeypatch.chdir(tree(tmp_path / "a-story", "a.txt"))
    assert plan([Path()])[0].title == "A story"


def test_what_is_passed_over_has_its_reason(tmp_path: Path) -> None:
    """Hidden files, other suffixes, companions of the folder, what is no file, folders of nothing."""
    tree(tmp_path, "a.TXT", ".hidden.txt", "b.docx", "Makefile", "README.md", "LICENSE", "no/c.png")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dangling.txt").symlink_to("nowhere")
    (story,) = plan([tmp_path])
    assert story.files == (tmp_path / "a.TXT",)
    assert {path.name: reason for path, reason in story.skipped} == {
        ".hidden.txt": "is hidden",
        "b.docx": "has the suffix .docx",
        "Makefile": "has no suffix",
        "README.md": "is about the folder, not an article of it",
        "LICENSE": "is about the folder, not an article of it",
        "c.png": "has the suffix .png",
        "pipe.txt": "is not a regular file",
        "dangling.txt": "is a symbolic link to nothing",
    }


def test_links_between_folders_are_not_followed_in_circles(tmp_path: Path) -> None:
    """A linked folder is passed over and said to be; a linked file and a linked start are fine."""
    top = tree(tmp_path / "top", "sub/a.txt")
    (top / "sub" / "loop").symlink_to(top)
    (top / "sub" / "b.txt").symlink_to("a.txt")
    (tmp_path / "start").symlink_to(top)
    (story,) = plan([tmp_path / "start"])
    assert [path.name for path in story.files] == ["a.txt", "b.txt"]
    assert [(p.name, why) for p, why in story.skipped] == [
        ("loop", "is a symbolic link to a folder")
    ]


def test_a_folder_that_may_not_be_opened_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside a tree it is passed over with its reason; named itself, it is refused."""
    top = tree(tmp_path / "top", "a.txt", "closed/b.txt")
    listed = Path.iterdir

    def iterdir(path: Path) -> object:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    assert plan([top])[0].skipped == ((top / "closed", "cannot be opened: Permission denied"),)
    with pytest.raises(ImportRefusedError, match="may not be read"):
        plan([top / "closed"])


@pytest.mark.parametrize("names", [[], ["a.pdf", "sub/b.docx"]])
def test_a_folder_with_nothing_to_import_is_refused(tmp_path: Path, names: list[str]) -> None:
    """With the suffixes that would have been read."""
    tree(tmp_path, *names)
    with pytest.raises(ImportRefusedError, match=r"nothing to import.*\.md, \.txt"):
        plan([tmp_path])


def test_a_path_to_nothing_and_a_file_of_no_known_kind_are_refused(tmp_path: Path) -> None:
    """Before anything is imported."""
    tree(tmp_path, "a.txt", "b.docx")
    with pytest.raises(ImportRefusedError, match="does not exist"):
        plan([tmp_path / "a.txt", tmp_path / "absent.txt"])
    with pytest.raises(ImportRefusedError, match=r"suffix \.docx"):
        plan([tmp_path / "a.txt", tmp_path / "b.docx"])


NAMES = st.lists(st.text(st.sampled_from("0123aB²٣- é"), min_size=1), unique=True)


@given(NAMES.flatmap(lambda names: st.tuples(st.just(names), st.permutations(names))))
def test_natural_order_is_an_order_for_any_names(both: tuple[list[str], list[str]]) -> None:
    """No two names fail to compare, whatever digits they hold, and how they came does not matter."""
    one, other = ([Path(name) for name in names] for names in both)
    assert sorted(one, key=natural_key) == sorted(other, key=natural_key)
