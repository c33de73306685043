"""What a person at a terminal sees: lines that fit, colours only where wanted, a pager for long output, a quiet end."""

import fcntl
import json
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from cli import main
from tests.conftest import ROOT, ingest

ESCAPES: Final = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
COLOUR: Final = re.compile(r"\x1b\[(?:[0-9]+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9]+)*m")
START: Final = (sys.executable, "-c", "from cli import main; main(prog_name='dateline')")
# Commands one after the other in one process, which is quicker; each ends with a line that tells its exit code.
START_ALL: Final = (
    sys.executable,
    "-c",
    """
import json, sys
from cli import main
for arguments in json.loads(sys.argv[1]):
    code = 0
    try:
        main(arguments, prog_name='dateline')
    except SystemExit as end:
        code = end.code
    print(f'--- {code}', flush=True)
""",
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What stood on the screen, escape sequences and all, and the exit code."""

    text: str
    exit_code: int

    @property
    def lines(self) -> list[str]:
        return ESCAPES.sub("", self.text).splitlines()


def look(
    archive: Path,
    *arguments: str,
    columns: int = 80,
    lines: int = 1000,
    only_stdout: bool = False,
    start: tuple[str, ...] = START,
    environment: Mapping[str, str] | None = None,
) -> Seen:
    """Run a command on a terminal of this size; ``only_stdout`` leaves out what it says beside its answer."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(ours, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    inherited = {
        key: value for key, value in os.environ.items() if key not in {"COLUMNS", "LINES", "NO_COLOR", "PAGER"}
    }
    variables = {**inherited, "TERM": "xterm-256color", "DATELINE_ARCHIVE": str(archive), **(environment or {})}
    beside = subprocess.DEVNULL if only_stdout else theirs
    with subprocess.Popen(
        [*start, *arguments], stdin=theirs, stdout=theirs, stderr=beside, env=variables, cwd=ROOT
    ) as command:
        os.close(theirs)
        seen = b""
        while True:
            try:
                read = os.read(ours, 65536)
            except OSError:  # what Linux says at the end
                break
            if not read:
                break
            seen += read
    os.close(ours)
    return Seen(seen.decode().replace("\r\n", "\n"), command.returncode)


PAGES: Final = (
    ("search", "sanction"),
    ("search", "person:lukashenko AND published:2023"),
    ("search", "zzz"),
    ("count", "oil AND published:2024"),
    ("explain", "person:lukashenko AND guarantee w/10 security"),
    ("why", "d4cafca0", "oil w/3 price AND published:2023"),
    ("show", "d4cafca0"),
    ("show", "d4cafca0", "--raw"),
    ("story", "d4cafca0"),
    ("similar", "d4cafca0"),
    ("dates", "d4cafca0", "--mentioned"),
    ("facet", "entity", "sanction"),
    ("entity", "person:lukashenko"),
    ("timeline", "sanction", "--vs", "oil", "--rate"),
    ("together", "*"),
    ("compare", "sanction", "oil"),
    ("kwic", "sanction*"),
    ("names", "list"),
    ("names", "suggest"),
    ("status",),
)


def look_at_all(archive: Path, *, columns: int = 80, environment: Mapping[str, str] | None = None) -> list[Seen]:
    """The same of each of ``PAGES``."""
    seen = look(archive, json.dumps(PAGES), start=START_ALL, columns=columns, environment=environment)
    *_, end = each = re.split(r"^--- (\d+)\n", seen.text, flags=re.MULTILINE)
    assert end == ""
    return [Seen(text, int(code)) for text, code in zip(each[:-1:2], each[1::2], strict=True)]


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_no_line_is_longer_than_the_terminal(example_archive: Path, columns: int) -> None:
    for arguments, seen in zip(PAGES, look_at_all(example_archive, columns=columns), strict=True):
        assert seen.exit_code in {0, 1}, arguments
        assert [line for line in seen.lines if cell_len(line) > columns] == [], arguments


def test_without_colours_the_same_is_said(example_archive: Path) -> None:
    coloured = look_at_all(example_archive)
    plain = look_at_all(example_archive, environment={"NO_COLOR": "1"})
    assert [seen.lines for seen in plain] == [seen.lines for seen in coloured]
    assert not any(COLOUR.search(seen.text) for seen in plain)
    assert any(COLOUR.search(seen.text) for seen in coloured)


LONG_ADDRESS: Final = f"https://example.com/{'long/path/' * 20}article.html"
CHINESE: Final = "制裁對經濟的影響比預期更加嚴重，分析人士警告說全球供應鏈將受到長期衝擊並且需要多年時間才能恢復正常"


TURNED: Final = "A \u202eword of sanctions that turns the line around"
TURNS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def unruly_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles that are hard to draw: brackets that look like markup, long words, wide letters, letters from the right."""
    folder = tmp_path_factory.mktemp("unruly")
    articles = (
        {
            "title": "[draft] Budget [/b] vote",
            "body": "Of sanctions [/b] a word.",
            "url": LONG_ADDRESS,
            "source": "O" * 90,
        },
        {"title": CHINESE, "body": f"sanctions {CHINESE * 3}", "source": "新華每日電訊"},
        {"title": "العقوبات على النفط الروسي تدخل حيز التنفيذ", "body": "قال مسؤولون إن sanctions ستبدأ"},
        {"title": f"Sanctions {'Word' * 60}", "body": f"Sanctions {'x' * 300} \x1b[31mred\x1b[0m."},
        {"title": "", "body": "Untitled sanctions."},
        {"title": "Turned \u202esanctions\u2066", "body": f"{TURNED} \u2067\u202d", "source": "\u202bThe Gazette"},
    )
    (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, articles)))
    ingest(folder / "archive", str(folder / "articles.jsonl"), "--no-entities")
    return folder / "archive"


def unbroken(seen: Seen) -> str:
    return "".join("".join(seen.lines).split())


@pytest.mark.parametrize("columns", [60, 200])
def test_nothing_is_lost_of_articles_that_are_hard_to_draw(unruly_archive: Path, columns: int) -> None:
    found = look(unruly_archive, "search", "sanctions", columns=columns)
    assert all(cell_len(line) <= columns for line in found.lines)
    for title in ("[draft] Budget [/b] vote", CHINESE, "Word" * 60, "(no title) Untitled sanctions."):
        assert "".join(title.split()) in unbroken(found)
    shown = look(unruly_archive, "show", one_with(unruly_archive, "title:draft"), columns=columns)
    assert all(cell_len(line) <= columns for line in shown.lines)
    for text in (LONG_ADDRESS, "O" * 90, "Of sanctions [/b] a word."):
        assert "".join(text.split()) in unbroken(shown)


def test_an_article_cannot_colour_the_terminal(unruly_archive: Path) -> None:
    assert "\x1b[31mred" not in look(unruly_archive, "search", "sanctions", environment={"NO_COLOR": "1"}).text
    assert "\x1b[31mred" not in look(unruly_archive, "show", one_with(unruly_archive, "title:word*")).text


def test_an_article_cannot_turn_the_line_around(unruly_archive: Path) -> None:
    identifier = one_with(unruly_archive, "title:turned")
    asked = [
        ["search", "turned"],
        ["show", identifier],
        ["show", identifier, "--raw"],
        ["kwic", "turns"],
        ["facet", "source", "*"],
    ]
    for arguments in asked:
        drawn = look(unruly_archive, *arguments).text
        piped = CliRunner().invoke(main, [*arguments, "-a", str(unruly_archive)]).stdout
        assert not TURNS.search(drawn + piped), arguments
        assert "turn" in piped.casefold() or arguments[0] == "facet"
    kept = CliRunner().invoke(main, ["show", identifier, "--json", "-a", str(unruly_archive)]).stdout
    assert TURNED in json.loads(kept)["body"]


def one_with(archive: Path, query: str) -> str:
    """The id of the first article that a query finds."""
    (hit, *_) = CliRunner().invoke(main, ["search", query, "--json", "-a", str(archive)]).stdout.splitlines()
    return str(json.loads(hit)["id"])


def test_a_dumb_terminal_gets_no_escape_sequences(example_archive: Path) -> None:
    assert "\x1b" not in look(example_archive, "search", "sanction", environment={"TERM": "dumb"}).text


MARKING: Final = {"PAGER": "sed 's/^/paged: /'"}


def test_long_output_goes_through_the_pager(example_archive: Path) -> None:
    seen = look(example_archive, "search", "*", "--all", lines=24, only_stdout=True, environment=MARKING)
    assert seen.exit_code == 0
    assert all(line.startswith("paged: ") for line in seen.lines)
    unpaged = look(example_archive, "search", "*", "--all", only_stdout=True)
    assert [line.removeprefix("paged: ") for line in seen.lines] == unpaged.lines


def test_the_summary_stands_behind_the_pages(example_archive: Path) -> None:
    seen = look(example_archive, "search", "*", "--all", lines=24, environment=MARKING)
    assert seen.lines[-1].startswith("23 of 23 articles")


@pytest.mark.parametrize(
    ("arguments", "lines", "pager"),
    [
        pytest.param(("search", "tidal"), 24, "sed 's/^/paged: /'", id="shorter than the screen"),
        pytest.param(("search", "*", "--all"), 24, "cat", id="cat"),
        pytest.param(("search", "*", "--all"), 24, "", id="none"),
        pytest.param(("search", "*", "--all"), 24, "no-such-pager", id="one that is not installed"),
        pytest.param(("search", "*", "--all"), 24, "sed 's", id="one that cannot be read"),
        pytest.param(("search", "*", "--all", "--json"), 24, "sed 's/^/paged: /'", id="JSON"),
    ],
)
def test_no_pager_where(example_archive: Path, arguments: tuple[str, ...], lines: int, pager: str) -> None:
    seen = look(example_archive, *arguments, lines=lines, only_stdout=True, environment={"PAGER": pager})
    assert seen.lines == look(example_archive, *arguments, only_stdout=True).lines


def test_a_reader_may_leave_the_pager(example_archive: Path) -> None:
    seen = look(example_archive, "search", "*", "--all", lines=10, environment={"PAGER": "head -n 2"})
    assert seen.exit_code == 0
    assert "Traceback" not in seen.text
    assert seen.lines[-1].startswith("23 of 23 articles")


def test_a_pipe_that_nobody_reads_ends_it_quietly(example_archive: Path) -> None:
    with subprocess.Popen(
        [*START, "search", "*", "--all", "-a", str(example_archive)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as command:
        assert command.stdout is not None
        assert command.stderr is not None
        command.stdout.close()
        said = command.stderr.read().decode()
    assert command.returncode == 141
    assert "Traceback" not in said
    assert "Error" not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device here that is always full")
@pytest.mark.parametrize("arguments", [("count", "oil"), ("search", "*", "--all", "--json")])
def test_output_that_finds_no_room_is_said_in_a_line(example_archive: Path, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [*START, *arguments, "-a", str(example_archive)], stdout=full, stderr=subprocess.PIPE, cwd=ROOT, check=False
        )
    assert ended.returncode == 2
    assert ended.stderr.decode().splitlines()[-1] == "dateline: the output cannot be written: No space left on device"


def test_an_interrupt_ends_it_with_130(example_archive: Path) -> None:
    # a shell leaves the signal ignored in what it starts in the background, and so might whatever runs these tests
    heeding = ["-c", f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {START[-1]}"]
    with subprocess.Popen(
        [sys.executable, *heeding, "count", "--batch", "-", "-a", str(example_archive)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as command:
        assert command.stdout is not None
        assert command.stderr is not None
        command.stdout.readline()  # the header: it waits for queries now
        command.send_signal(signal.SIGINT)
        said = command.stderr.read().decode()
    assert command.returncode == 130
    assert said == "interrupted\n"
