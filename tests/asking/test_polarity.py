"""A passage states, denies or only wishes."""

from __future__ import annotations

import pytest

from corpus.asking.sources.digest import read_sentence
from corpus.asking.sources.polarity import Force, force
from corpus.model import Span

FORCES = [
    # plain fact
    ("Mara Lind resigned on Monday.", "resigned", Force()),
    # the plain negation, also contracted and with words between
    ("Mara Lind has not resigned.", "resigned", Force(negated=True)),
    ("Mara Lind hasn’t yet formally resigned.", "resigned", Force(negated=True)),
    # a verb that turns what follows into its contrary
    ("Mara Lind refused to resign.", "resign", Force(negated=True, unreal=True, future=True)),
    # the negation may follow
    ("The board approved nothing.", "approved", Force(negated=True)),
    # two negations cancel
    ("Mara Lind did not refuse to resign.", "resign", Force(unreal=True, future=True)),
    # what looks like a negation
    ("Mara Lind not only resigned but apologised.", "resigned", Force()),
    ("She was faulted for not paying the men fast enough.", "paying", Force()),
    # wished, demanded, conditional
    ("The council called on Mara Lind to resign.", "resign", Force(unreal=True, future=True)),
    ("If Mara Lind resigned, the pier would close.", "resigned", Force(unreal=True)),
    ("If the former harbour master Mara Lind resigned, it would close.", "resigned", Force(unreal=True)),
    ("Mara Lind must resign.", "resign", Force(unreal=True)),
    # awaited is not done
    ("Mara Lind has yet to resign.", "resign", Force(negated=True, future=True)),
    # "called" alone is speech
    ("Mara Lind called the plan a hoax.", "hoax", Force()),
    # to come
    ("Mara Lind will resign in May.", "resign", Force(future=True)),
    # another clause
    ("Mara Lind dismissed the dispute as she resigned.", "resigned", Force()),
    ("Mara Lind did not vote; she resigned.", "resigned", Force()),
]


@pytest.mark.parametrize(("text", "word", "expected"), FORCES)
def test_force(text: str, word: str, expected: Force) -> None:
    """The words before the verb, in its clause, say how it is meant."""
    sentence = read_sentence(text, Span(0, len(text)))
    assert force(sentence, text, sentence.words.index(word)) == expected
