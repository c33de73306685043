import pytest

from corpus.article import Role
from corpus.cleaning.furniture import followers_of, is_prose, plain, role_of


@pytest.mark.parametrize(
    ("line", "role"),
    [
        pytest.param("Share:", Role.FURNITURE, id="label"),
        pytest.param("Date:", Role.FURNITURE, id="a date's label without its date"),
        pytest.param("  * * *  ", Role.FURNITURE, id="no letter"),
        pytest.param("____", Role.FURNITURE, id="rule"),
        pytest.param("Facebook Twitter WhatsApp", Role.FURNITURE, id="buttons"),
        pytest.param("Share this article on Facebook", Role.FURNITURE, id="a long button"),
        pytest.param("Previous Article", Role.FURNITURE, id="neighbour"),
        pytest.param("Leave a Comment", Role.FURNITURE, id="comments"),
        pytest.param("Your e-mail address will not be published.", Role.FURNITURE, id="comment form"),
        pytest.param("Share   Print   Send to a friend", Role.FURNITURE, id="row of buttons"),
        pytest.param("More from The Gazette", Role.FURNITURE, id="list"),
        pytest.param("Read the full story in Friday's paper.", Role.FURNITURE, id="the rest elsewhere"),
        pytest.param("By", Role.FURNITURE, id="a byline's label"),
        pytest.param("More from him than anybody had expected", None, id="no list"),
        pytest.param("More from the river.", None, id="a sentence is no list"),
        pytest.param("X", None, id="a button only beside others"),
        pytest.param("Артикул: Читайте также", None, id="a label is not any text with its words"),
        pytest.param("Читайте также", Role.FURNITURE, id="russian"),
        pytest.param("Paylaş", Role.FURNITURE, id="turkish"),
        pytest.param("This post is also available in: Deutsch Français", Role.FURNITURE, id="languages"),
        pytest.param("Tags: bridges, ferries, budget", Role.FURNITURE, id="tags"),
        pytest.param("Read more: Ferry resumes after eleven days", Role.FURNITURE, id="teaser"),
        pytest.param("(ALSO READ: Ferry resumes)", Role.FURNITURE, id="teaser in brackets"),
        pytest.param("Sign up for our newsletter", Role.FURNITURE, id="request"),
        pytest.param("Follow Ada Quill on Twitter: @adaquill", Role.FURNITURE, id="account"),
        pytest.param("Do you have a story to tell? Email: news@gazette.example", Role.FURNITURE, id="tips"),
        pytest.param("Like this story? Share it with a friend!", Role.FURNITURE, id="applause"),
        pytest.param("You must be logged in to post a comment.", Role.FURNITURE, id="comments for members"),
        pytest.param("Please logout and then login again to comment.", Role.FURNITURE, id="comments again"),
        pytest.param("Already a subscriber?", Role.FURNITURE, id="subscribers"),
        pytest.param("Subscribers with digital access can view this article.", Role.FURNITURE, id="access"),
        pytest.param("Advertisement 1Story continues below", Role.FURNITURE, id="advertisement"),
        pytest.param(
            "Follow The Gazette on Google News and add us as a preferred source.", Role.FURNITURE, id="source"
        ),
        pytest.param(
            "Hat Ihnen dieser Artikel gefallen? Dann spenden Sie bitte.", Role.FURNITURE, id="german applause"
        ),
        pytest.param("Du musst dich einloggen um einen Kommentar abzugeben.", Role.FURNITURE, id="german comments"),
        pytest.param("Déjà abonné ? Connectez-vous", Role.FURNITURE, id="french subscribers"),
        pytest.param("The Gazette may earn a commission from links on this page.", Role.FURNITURE, id="commission"),
        pytest.param("Bookmark us and sign up for our daily newsletter here.", Role.FURNITURE, id="newsletter"),
        pytest.param("Sendung: Radio am Fluss, 5. März 2024, 10 Uhr", Role.FURNITURE, id="broadcast"),
        pytest.param("Lesen Sie mehr zum Thema", Role.FURNITURE, id="german list"),
        pytest.param("© 2024 The Gazette. All rights reserved.", Role.FURNITURE, id="copyright"),
        pytest.param("5 min read", Role.FURNITURE, id="length"),
        pytest.param("3 years ago", Role.FURNITURE, id="age"),
        pytest.param("https://gazette.example/town/bridge", Role.FURNITURE, id="address"),
        pytest.param("[12] Annual report of the harbour office, p. 4", Role.FOOTNOTE, id="footnote"),
        pytest.param("² Annual report of the harbour office", Role.FOOTNOTE, id="raised number"),
        pytest.param("References", Role.FOOTNOTE, id="references"),
        pytest.param("Photo: Ada Quill", Role.CAPTION, id="credit"),
        pytest.param("The old bridge in May. (AP Photo/Max Berg)", Role.CAPTION, id="agency credit"),
        pytest.param("The old bridge in May. Max Berg/Getty Images", Role.CAPTION, id="archive credit"),
        pytest.param("FILE - The old bridge is seen in this photograph of 2019.", Role.CAPTION, id="file picture"),
        pytest.param("The bridge is closed.", None, id="prose"),
        pytest.param("Who will pay", None, id="subheading"),
        pytest.param("Copyright law protects the design of the bridge, the court held.", None, id="prose on copyright"),
        pytest.param(
            "Following the storm, the ferry did not sail on Monday.", None, id="prose that begins like a request"
        ),
        pytest.param("Like this story, the ferry has no end.", None, id="prose that begins like applause"),
        pytest.param("Already registered boats may sail on until May.", None, id="prose on registers"),
        pytest.param("Subscribers can keep their numbers, the regulator said.", None, id="prose on subscribers"),
        pytest.param("The commission may earn the trust of both towns.", None, id="prose on a commission"),
        pytest.param("Hat der Hafen Ihnen dieses Jahr gefallen, fragte er.", None, id="german prose"),
        pytest.param("Share prices fell in both towns on Tuesday.", None, id="prose that begins like a button"),
        pytest.param("More: it is not enough, the mayor said, to close the bridge.", None, id="prose after a label"),
        pytest.param("He showed Getty Images a picture of the bridge.", None, id="prose that names an archive"),
    ],
)
def test_role(line: str, role: Role | None) -> None:
    assert role_of(line) == role


@pytest.mark.parametrize(
    ("label", "follower", "role"),
    [
        pytest.param("Next Article", "Ferry resumes", Role.FURNITURE, id="neighbour"),
        pytest.param("Similar Posts", "Ferry resumes", Role.FURNITURE, id="list"),
        pytest.param("More from the north", "Ferry resumes", Role.FURNITURE, id="more"),
        pytest.param("Facebook", "X", Role.FURNITURE, id="button"),
        pytest.param("By", "Ada Quill", Role.BYLINE, id="byline"),
        pytest.param("About the author", "Ada Quill lives by the river.", Role.AUTHOR_NOTE, id="biography"),
        pytest.param("References", "1. Annual report", Role.FOOTNOTE, id="references"),
    ],
)
def test_what_a_label_announces(label: str, follower: str, role: Role) -> None:
    announced = followers_of(label)
    assert announced is not None
    assert announced.role is role
    assert announced.fit(follower)


@pytest.mark.parametrize(
    ("label", "line"),
    [
        pytest.param("Similar Posts", "The ferry sailed again on Tuesday.", id="a sentence is no teaser"),
        pytest.param("By", "the river", id="no name"),
        pytest.param("Facebook", "The ferry", id="no button"),
        pytest.param("Facebook", "By", id="a byline after buttons"),
        pytest.param("References", "The ferry sailed again on Tuesday.", id="no reference"),
    ],
)
def test_what_a_label_does_not_announce(label: str, line: str) -> None:
    announced = followers_of(label)
    assert announced is not None
    assert not announced.fit(line)


def test_a_credit_announces_nothing() -> None:
    assert followers_of("Photo: Ada Quill") is None


@pytest.mark.parametrize("line", ["It sailed.", "Did it?", "“It did.”", "終わった。", "It sailed…", "(It sailed.)"])
def test_prose(line: str) -> None:
    assert is_prose(line)


def test_headlines_are_not_prose() -> None:
    assert not is_prose("Ferry resumes after eleven days")


def test_plain() -> None:
    assert plain(" «The OLD_bridge», 3x! ") == "the old bridge 3x"
