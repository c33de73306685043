from corpus.reading.html import parse
from corpus.reading.maintext import _is_more_of_it, article_text

FERRY = "The ferry between the two towns sailed again on Tuesday morning, the harbour office said in a statement."
ENGINE = (
    "The engine of the ferry had been repaired overnight by the harbour office, after eleven days without any sailing."
)
RECIPE = (
    "Knead flour, butter and sugar until smooth, chill the dough for an hour and bake the biscuits until golden brown."
)


def test_captions_and_teasers_are_left_out() -> None:
    teasers = (
        '<ul><li><a href="/a">Library hours are extended</a></li><li><a href="/b">The bridge can wait</a></li></ul>'
    )
    figure = "<div><figcaption>The quay in the rain</figcaption></div>"
    body = f"<article><h1>Ferry resumes</h1><p>{FERRY}</p>{figure}<p>{ENGINE}</p>{teasers}</article>"
    tree = parse(f"<html><body>{body}</body></html>")
    assert tree is not None
    lines = article_text(tree).split("\n")
    assert [line for line in lines if line in {FERRY, ENGINE}] == [FERRY, ENGINE]
    assert not {"The quay in the rain", "- Library hours are extended"} & set(lines)


def test_more_of_the_same_is_taken() -> None:
    assert _is_more_of_it(f"{FERRY}\n{ENGINE}\n{ENGINE}", FERRY, "Ferry resumes")


def test_the_beginning_of_another_article_is_not() -> None:
    assert not _is_more_of_it(f"{FERRY}\n{RECIPE}\n{RECIPE}", FERRY, "Ferry resumes")


def test_a_little_more_is_not_asked_about() -> None:
    assert not _is_more_of_it(f"{FERRY} Yes.", FERRY, "Ferry resumes")
