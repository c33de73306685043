import json

import pytest

from corpus.reading.html import parse
from corpus.reading.maintext import (
    _is_more_of_it,
    _is_rather_about,
    _is_rather_prose,
    _is_the_same_in_lines,
    _runs_on,
    article_text,
)

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


@pytest.mark.parametrize(
    ("other", "is_the_same"),
    [
        pytest.param(f"{FERRY}\n{ENGINE}", True, id="the same in lines"),
        pytest.param(f"{FERRY} {ENGINE}", False, id="one line again"),
        pytest.param(f"{FERRY}\n{RECIPE}", False, id="half of it"),
    ],
)
def test_what_is_found_in_one_line_and_in_several(other: str, *, is_the_same: bool) -> None:
    assert _is_the_same_in_lines(other, f"{FERRY} {ENGINE}") == is_the_same


def test_an_article_that_the_page_states_in_one_line_is_read_in_its_paragraphs() -> None:
    """The paragraphs are of elements without a name, of which the quick extraction makes nothing."""
    lines = [f"{ENGINE} Day {day}." for day in range(20)]
    body = "<br><br>".join(lines)
    script = json.dumps({"@type": "NewsArticle", "articleBody": " ".join(lines)})
    page = f'<script type="application/ld+json">{script}</script><div><h1>Ferry resumes</h1><div>{body}</div></div>'
    tree = parse(f"<html><body>{page}</body></html>")
    assert tree is not None
    assert set(lines) <= set(article_text(tree, " ".join(lines)).split("\n"))


@pytest.mark.parametrize(
    ("other", "found", "is_taken"),
    [
        pytest.param(f"{FERRY}\n{ENGINE}", "Home\nTowns\nContact\nFerry times", True, id="instead of a menu"),
        pytest.param(FERRY, f"Home\nTowns\nFerry times\n{ENGINE}\n{RECIPE}", False, id="not of a story under one"),
        pytest.param("Home\nTowns", "Ferry times\nContact", False, id="not another menu"),
        pytest.param("", "Home\nTowns", False, id="not nothing"),
        pytest.param(FERRY, "", True, id="instead of nothing"),
    ],
)
def test_prose_is_taken_instead_of_labels(other: str, found: str, *, is_taken: bool) -> None:
    assert _is_rather_prose(other, found) == is_taken


@pytest.mark.parametrize(
    ("other", "found", "about", "is_taken"),
    [
        pytest.param(ENGINE, RECIPE, FERRY, False, id="hardly about it either"),
        pytest.param(FERRY, RECIPE, FERRY, True, id="about it"),
        pytest.param(FERRY, f"{FERRY} {RECIPE}", FERRY, False, id="what was found is, too"),
        pytest.param(FERRY, RECIPE, "Ferry resumes", False, id="a page that says too little"),
    ],
)
def test_what_is_about_it_is_taken_instead_of_what_is_not(
    other: str, found: str, about: str, *, is_taken: bool
) -> None:
    assert _is_rather_about(other, found, about) == is_taken


def test_the_beginning_of_another_article_is_not() -> None:
    assert not _is_more_of_it(f"{FERRY}\n{RECIPE}\n{RECIPE}", FERRY, "Ferry resumes")


def test_a_little_more_is_not_asked_about() -> None:
    assert not _is_more_of_it(f"{FERRY} Yes.", FERRY, "Ferry resumes")


def test_what_the_page_states_whole_is_taken_where_little_is_found() -> None:
    """The article is in two parts of one name, of which one is looked into."""
    days = [f"{ENGINE} Day {day}." for day in range(19)]
    parts = ("".join(f"<p>{line}</p>" for line in lines) for lines in ([FERRY, *days[:6]], days[6:]))
    body = "".join(f'<div class="article-body">{part}</div>' for part in parts)
    tree = parse(f"<html><body><article><h1>Ferry resumes</h1>{body}</article></body></html>")
    whole = "\n".join([FERRY, *days])
    assert tree is not None
    assert article_text(tree, whole) == whole


@pytest.mark.parametrize(
    "stated",
    [
        pytest.param(FERRY, id="its beginning"),
        pytest.param("\n".join([FERRY, *[RECIPE] * 3]), id="another article"),
        pytest.param("\n".join([FERRY, *[ENGINE] * 99]), id="far more than the page shows"),
    ],
)
def test_what_is_stated_does_not_replace_what_is_printed(stated: str) -> None:
    tree = parse(f"<html><body><article><h1>Ferry resumes</h1><p>{FERRY}</p><p>{ENGINE}</p></article></body></html>")
    assert tree is not None
    assert article_text(tree, stated) == f"Ferry resumes\n{FERRY}\n{ENGINE}"


@pytest.mark.parametrize(
    ("line", "runs_on"),
    [
        pytest.param(FERRY, True, id="a sentence"),
        pytest.param("Read all about the ferry", False, id="a label"),
        pytest.param("港務局によると火曜日に運航を再開した", True, id="a sentence of syllables"),
        pytest.param("関連記事をもっと見る", False, id="a label of syllables"),
        pytest.param("続きを読む Read all about it", False, id="a label in both"),
    ],
)
def test_text_that_runs_on(line: str, *, runs_on: bool) -> None:
    assert _runs_on(line) == runs_on
