import pytest

from corpus.reading import Record, read_document
from corpus.reading.html import parse
from corpus.reading.standfirst import standfirst_of, with_standfirst

TITLE = "Ferry resumes"
STANDFIRST = "After eleven days the two towns are joined again, and the harbour office counts what it lost."
FERRY = "The ferry between the two towns sailed again on Tuesday morning, the harbour office said in a statement."
ENGINE = "The engine had been repaired overnight by three mechanics, who had waited eleven days for one part of it."


def found(head: str, *described: str, title: str = TITLE) -> tuple[str, ...]:
    """The standfirst in this markup, of which the page states ``described``."""
    tree = parse(f"<html><body>{head}</body></html>")
    assert tree is not None
    return standfirst_of(tree.iterdescendants(), described, title)


@pytest.mark.parametrize(
    ("head", "described"),
    [
        pytest.param(f"<p>{STANDFIRST}</p>", STANDFIRST, id="a paragraph"),
        pytest.param(f"<h2>{STANDFIRST}</h2>", STANDFIRST, id="a heading"),
        pytest.param(
            f"<header><div class='teaser'>{STANDFIRST}</div></header>", STANDFIRST, id="whatever it is called"
        ),
        pytest.param(f"<p>{STANDFIRST}</p>", f"{STANDFIRST[:60]}…", id="stated cut off"),
        pytest.param(f"<p>{STANDFIRST}</p>", f"{STANDFIRST} Read it all in the Gazette.", id="stated with more"),
        pytest.param(f"<p>{STANDFIRST}</p>", STANDFIRST.replace("eleven", "11"), id="stated in other words"),
        pytest.param(f"<p>{STANDFIRST}<script>share('it')</script></p>", STANDFIRST, id="with a program in it"),
    ],
)
def test_what_is_printed_and_stated_is_the_standfirst(head: str, described: str) -> None:
    assert found(head, described) == (STANDFIRST,)


@pytest.mark.parametrize(
    ("head", "described"),
    [
        pytest.param(f"<p>{STANDFIRST}</p>", ENGINE, id="not stated"),
        pytest.param(f"<p>{ENGINE}</p>", STANDFIRST, id="not printed"),
        pytest.param(f"<p>{TITLE}</p>", TITLE, id="the title"),
        pytest.param("<p>Harbour: Ferry resumes service</p>", "Harbour: Ferry resumes service", id="nearly the title"),
        pytest.param("<p>Harbour</p>", STANDFIRST, id="a word of it"),
        pytest.param(f"<div><p>{ENGINE}</p><p>{FERRY}</p></div>", f"{ENGINE} {STANDFIRST} {STANDFIRST}", id="a part"),
    ],
)
def test_what_is_none(head: str, described: str) -> None:
    lines = found(head, described)
    assert STANDFIRST not in lines
    assert TITLE not in lines
    assert FERRY not in lines


def test_its_lines_are_kept_in_order_and_each_once() -> None:
    head = "".join(f"<p>{line}</p>" for line in (STANDFIRST, ENGINE, STANDFIRST))
    assert found(head, f"{ENGINE} {STANDFIRST}") == (STANDFIRST, ENGINE)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{TITLE}\n{STANDFIRST}\n{FERRY}", id="as it is"),
        pytest.param(f"{STANDFIRST.replace('two towns', 'two small towns')}\n{FERRY}", id="in nearly the same words"),
        pytest.param(f"{FERRY} {STANDFIRST}", id="within a paragraph"),
    ],
)
def test_what_the_text_says_is_not_said_again(text: str) -> None:
    assert with_standfirst(text, [STANDFIRST]) == text


def test_what_the_text_lacks_stands_before_it() -> None:
    assert with_standfirst(f"{FERRY}\n{ENGINE}", [STANDFIRST]) == f"{STANDFIRST}\n{FERRY}\n{ENGINE}"


def test_a_page_is_read_with_its_standfirst() -> None:
    """It stands in a header of its own, which no extraction takes for a part of the story."""
    head = f'<title>{TITLE}</title><meta name="description" content="{STANDFIRST}">'
    header = f"<header><h1>{TITLE}</h1><h2>{STANDFIRST}</h2></header>"
    story = "".join(f"<p>{line} Day {day}.</p>" for day in range(9) for line in (FERRY, ENGINE))
    page = f"<html><head>{head}</head><body><main>{header}<article>{story}</article></main></body></html>"
    lines = read_document(Record("a.html", None, "html", page.encode())).text.split("\n")
    assert lines.count(STANDFIRST) == 1
    assert lines.index(STANDFIRST) < lines.index(f"{FERRY} Day 0.")
