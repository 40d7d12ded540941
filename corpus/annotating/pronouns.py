"""Find out whom a pronoun stands for, from who was last spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.annotating.names import Person

FEMALE = frozenset({"she", "her", "herself", "she'd", "she'll"})
MALE = frozenset({"he", "him", "his", "himself", "he'd", "he'll"})


# Tried on news in which readers had noted whom each pronoun stands for: small changes of these make no difference.
_RECENT = 60  # mentions that are looked back on for the holder of an office
DECAY = 0.66  # how much a mention fades with each sentence
UNKNOWN = 0.75  # how well somebody fits of whom the article tells no gender
CLOSE = 0.4  # share of the best score from which a rival makes the choice doubtful
MISFIT = 0.3  # and somebody of the other gender: translated copy gets it wrong


class Focus:
    """The people spoken of so far, the latest last, each with how prominent the mention was."""

    def __init__(self) -> None:
        self.trail: list[tuple[int, int, Person, float]] = []
        """Sentence number, place in the text, person, weight."""

    def note(self, sentence: int, at: int, person: Person, weight: float) -> None:
        """Remember that a person was mentioned."""
        self.trail.append((sentence, at, person, weight))

    def last_of(self, persons: dict[int, Person]) -> Person | None:
        """Return whom of several people, by identity, the text spoke of last."""
        return next((person for _, _, person, _ in reversed(self.trail[-_RECENT:]) if id(person) in persons), None)

    def resolve(self, pronoun: str, sentence: int, at: int) -> tuple[Person, bool] | None:
        """Return the person a pronoun most likely stands for, and whether nobody else comes close.

        Gender is a preference, never a filter.
        """
        gender = "f" if pronoun in FEMALE else "m" if pronoun in MALE else "-"
        scores: dict[int, float] = {}
        persons: dict[int, Person] = {}
        for number, place, person, weight in reversed(self.trail):
            distance = sentence - number
            if distance > 12:
                break
            if place >= at:
                continue
            fits = 1.0 if person.gender == gender else UNKNOWN if person.gender == "-" else MISFIT
            score = weight * fits * DECAY**distance
            key = id(person)
            if score > scores.get(key, 0.0):
                scores[key] = score
                persons[key] = person
            else:
                scores[key] = scores.get(key, 0.0) + 0.02 * score
        ranked = sorted(scores, key=lambda key: scores[key], reverse=True)
        if not ranked:
            return None
        close = len(ranked) > 1 and scores[ranked[1]] > CLOSE * scores[ranked[0]]
        return persons[ranked[0]], not close
