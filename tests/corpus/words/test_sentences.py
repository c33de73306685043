from itertools import pairwise

import pytest

from corpus.words import split


def sentences_of(text: str) -> list[str]:
    words = split(text)
    borders = [*words.sentences, len(words)]
    return [" ".join(words.folded[start:end]) for start, end in pairwise(borders)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("He left. She stayed.", ["he left", "she stayed"], id="capital"),
        pytest.param("Who left? She did! Well… Fine.", ["who left", "she did", "well", "fine"], id="each stop"),
        pytest.param("It rose. 12 died.", ["it rose", "12 died"], id="digit"),
        pytest.param("It rose. $12 was lost.", ["it rose", "12 was lost"], id="sum of money"),
        pytest.param("It rose to approx. the peak.", ["it rose to approx the peak"], id="small letter"),
        pytest.param('He left. "we stayed"', ["he left", "we stayed"], id="quote"),
        pytest.param("“Leave.” “Stay.”", ["leave", "stay"], id="closing quote belongs to the sentence it ends"),
        pytest.param("(He left.) She stayed.", ["he left", "she stayed"], id="closing bracket"),
        pytest.param('"Why?" he asked.', ["why he asked"], id="quoted question goes on"),
        pytest.param("He left.She stayed.", ["he left", "she stayed"], id="no space"),
        pytest.param("It ended.12 Then he left.", ["it ended", "12 then he left"], id="note number"),
        pytest.param("It was 3.5 percent. Then 4.", ["it was 3.5 percent", "then 4"], id="decimal point"),
        pytest.param("See lab.example and x.Y today.", ["see lab example and x y today"], id="points in names"),
        pytest.param("He met Gen. Orlo in May.", ["he met gen orlo in may"], id="title"),
        pytest.param("HE MET GEN. ORLO.", ["he met gen orlo"], id="title in capitals"),
        pytest.param("The gen. Orlo left.", ["the gen", "orlo left"], id="no title in small letters"),
        pytest.param("Maria J. Lind left.", ["maria j lind left"], id="initial"),
        pytest.param("J. A. Lind left.", ["j a lind left"], id="initial that is also a word"),
        pytest.param("The U.S. Senate met.", ["the u s senate met"], id="dotted abbreviation before a name"),
        pytest.param(
            "It left the U.S. The talks ended.", ["it left the u s", "the talks ended"], id="and before an opener"
        ),
        pytest.param("He joined Acme Corp. The firm grew.", ["he joined acme corp", "the firm grew"], id="corp ends"),
        pytest.param("Acme Corp. Chairman Orlo left.", ["acme corp chairman orlo left"], id="corp goes on"),
        pytest.param("At 5 p.m. London fell.", ["at 5 p m london fell"], id="small dotted abbreviation"),
        pytest.param("See No. 5 of it.", ["see no 5 of it"], id="number sign"),
        pytest.param("She said no. Then she left.", ["she said no", "then she left"], id="the word no"),
        pytest.param("Am 3. April kam er. Er ging.", ["am 3 april kam er", "er ging"], id="german ordinal"),
        pytest.param("It was in 1999. April came.", ["it was in 1999", "april came"], id="a year is no ordinal"),
        pytest.param("1. The plan. It failed.", ["1 the plan", "it failed"], id="numbered paragraph"),
        pytest.param("Он ушёл. Она осталась.", ["он ушел", "она осталась"], id="cyrillic"),
        pytest.param("غادر. بقيت.", ["غادر", "بقيت"], id="letters without capitals"),
        pytest.param("他走了。她留下。", ["他 走 了", "她 留 下"], id="han stop"),
        pytest.param("वह गया। वह रही।", ["वह गया", "वह रही"], id="danda"),
        pytest.param("¿Se fue? ¡No! Bien.", ["se fue", "no", "bien"], id="spanish opening marks"),
        pytest.param("", [], id="nothing"),
        pytest.param("... !", [], id="only stops"),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\n\n", "\n \n", "\u2028", "\x85"])
def test_a_line_break_begins_a_paragraph_and_a_sentence(line_break: str) -> None:
    words = split(f"the oil price{line_break}fell on Monday")
    assert words.paragraphs == (0, 3)
    assert words.sentences == (0, 3)


def test_lines_without_words_are_no_paragraphs() -> None:
    assert split("\n\n* * *\nOne.\n--\nTwo.\n...\n").paragraphs == (0, 1)
