"""Shingles, sketches and relations: the numbers behind stories."""

import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import shingles as module
from corpus.shingles import (
    FEWEST,
    SAMPLED,
    Relation,
    Sketch,
    containment,
    exact_relation,
    relation,
    shingles,
    sketch,
)

ROOT = Path(__file__).parents[2]

words = st.lists(st.text(st.characters(exclude_characters=" "), min_size=1, max_size=6), max_size=40)


def numbered(count, prefix="word"):
    return [f"{prefix}{number}" for number in range(count)]


# --- shingles ------------------------------------------------------------------------------------------------------------


def shingle_by_hand(run):
    """The number of one run of words, in the arithmetic of whole numbers."""
    value = 0
    for place, byte in enumerate(" ".join(run).encode("utf-8", "surrogatepass")):
        value += byte * pow(module.BASE, place, 2**64)
    value %= 2**64
    for shift, factor in module.MIX:
        value = (value ^ value >> shift) * factor % 2**64
    return value >> 1


@given(words)
def test_shingles_are_the_numbers_of_all_runs_of_four_words(folded):
    runs = {tuple(folded[start : start + 4]) for start in range(len(folded) - 3)}
    assert shingles(folded).tolist() == sorted(shingle_by_hand(run) for run in runs)


@pytest.mark.parametrize("beyond", [0, 1, 3, 4])
def test_long_texts_have_their_shingles_across_blocks(beyond):
    folded = numbered(module.BLOCK + beyond)
    assert shingles(folded).tolist() == sorted(
        shingle_by_hand(folded[start : start + 4]) for start in range(len(folded) - 3)
    )


def test_shingles_are_the_same_in_every_version():
    assert shingles(["the", "ferry", "sailed", "at", "noon"]).tolist() == [262817899596576101, 4467194377620822143]


def test_shingles_fit_a_database_integer():
    assert shingles(numbered(5_000)).min() >= 0


@pytest.mark.parametrize("count", range(4))
def test_fewer_than_four_words_have_no_shingle(count):
    assert shingles(numbered(count)).tolist() == []


# --- sketches ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [33, 100, 1_000, 20_000])
def test_sketch_holds_the_multiples_of_its_rate(count):
    found = sketch(numbered(count))
    everything = shingles(numbered(count)).tolist()
    assert found == Sketch(count - 3, tuple(number for number in everything if number % found.rate == 0))


@pytest.mark.parametrize(
    ("total", "rate"),
    [
        pytest.param(FEWEST, 1, id="shortest"),
        pytest.param(2 * SAMPLED - 1, 1, id="last-whole"),
        pytest.param(2 * SAMPLED, 2, id="first-halved"),
        pytest.param(4 * SAMPLED, 4, id="quartered"),
        pytest.param(1024 * SAMPLED, 1024, id="long"),
    ],
)
def test_rate_keeps_a_sample_small(total, rate):
    assert Sketch(total, ()).rate == rate


def test_text_too_short_to_be_a_copy_has_an_empty_sample():
    assert sketch(numbered(FEWEST + 2)) == Sketch(FEWEST - 1, ())


def test_sampling_is_unbiased():
    totals = range(FEWEST, 3_000, 7)
    parts = []
    for total in totals:
        found = sketch(numbered(total + 3, prefix=f"{total}-"))
        parts.append(len(found.hashes) * found.rate / total)
    # the deviation of one part is at most 1 / sqrt(SAMPLED), that of their mean a twentieth of it
    assert np.mean(parts) == pytest.approx(1, abs=4 / (SAMPLED * len(totals)) ** 0.5)


@given(words)
def test_unpacking_is_the_inverse_of_packing(folded):
    one = sketch(folded * 3)
    assert Sketch.unpack(one.pack()) == one


def test_packed_sketch_is_the_same_on_every_machine():
    assert Sketch(40, (2, 258)).pack() == b"\x28" + bytes(7) + b"\x02" + bytes(7) + b"\x02\x01" + bytes(6)


# --- containment ---------------------------------------------------------------------------------------------------------


def test_a_text_stands_in_itself_whole():
    one = sketch(numbered(500))
    assert containment(one, one) == 1


def test_texts_that_share_nothing():
    assert containment(sketch(numbered(500)), sketch(numbered(500, "other"))) == 0


def test_containment_in_nothing():
    assert containment(sketch([]), sketch(numbered(500))) == 0


def test_containment_is_estimated_without_bias_across_rates():
    rng = random.Random(5)
    errors = []
    for trial in range(300):
        shared, own, others = rng.randrange(40, 400), rng.randrange(200), rng.randrange(2_000)
        common = numbered(shared + 3, f"{trial}-")
        one, other = common + numbered(own, f"{trial}own"), common + numbered(others, f"{trial}other")
        errors.append(containment(sketch(one), sketch(other)) - shared / (shared + own))
    assert np.mean(errors) == pytest.approx(0, abs=0.03)


# --- relations -----------------------------------------------------------------------------------------------------------


def sharing(shared, one, other):
    """Two sets of shingles of these sizes with so many in both."""
    return np.arange(one), np.concatenate((np.arange(shared), np.arange(one, one + other - shared)))


# For 100 shingles 0.4 * 100 + 18 = 58 are asked for; 58 are a quarter of 232.
@pytest.mark.parametrize(
    ("shared", "one", "other", "expected"),
    [
        pytest.param(58, 100, 100, Relation.COPY, id="just-enough"),
        pytest.param(57, 100, 100, None, id="one-too-few"),
        pytest.param(58, 100, 232, Relation.COPY, id="a-quarter-of-the-longer"),
        pytest.param(58, 100, 233, Relation.EXCERPT, id="less-than-a-quarter-of-the-longer"),
        pytest.param(58, 233, 100, Relation.CONTAINS, id="seen-from-the-longer"),
        pytest.param(30, 30, 30, Relation.COPY, id="shortest-copy"),
        pytest.param(29, 30, 30, None, id="short-and-one-shingle-differs"),
        pytest.param(29, 29, 29, None, id="too-short-even-if-equal"),
        pytest.param(0, 0, 0, None, id="no-text"),
    ],
)
def test_relation_by_all_shingles(shared, one, other, expected):
    assert exact_relation(*sharing(shared, one, other)) is expected


def test_samples_of_equal_texts_are_copies():
    one = sketch(numbered(800))
    assert relation(one, one) is Relation.COPY


def test_samples_of_unrelated_texts_are_nothing_to_each_other():
    assert relation(sketch(numbered(800)), sketch(numbered(800, "other"))) is None


def test_leeway_lets_samples_fall_short():
    # 30 % shared: too little for a copy, enough for a comparison
    one, other = numbered(1_000), numbered(300) + numbered(700, "other")
    assert (relation(sketch(one), sketch(other)), relation(sketch(one), sketch(other), leeway=0.5)) == (
        None,
        Relation.COPY,
    )


@given(st.integers(0, 2**32), st.floats(0.1, 1))
def test_relation_of_samples_has_two_sides(seed, leeway):
    rng = random.Random(seed)
    common = numbered(rng.randrange(200))
    one, other = (sketch(common + numbered(rng.randrange(600), prefix)) for prefix in ("one", "other"))
    forth, back = relation(one, other, leeway=leeway), relation(other, one, leeway=leeway)
    assert (forth, back) in {
        (None, None),
        (Relation.COPY, Relation.COPY),
        (Relation.EXCERPT, Relation.CONTAINS),
        (Relation.CONTAINS, Relation.EXCERPT),
    }


def test_nothing_heavy_is_imported_before_it_is_needed():
    script = "import sys; import corpus.stories, corpus.shingles; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0
