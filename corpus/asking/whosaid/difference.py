"""Show word by word how printed words differ from the asked ones, and name the verdict."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from corpus.asking.whosaid.asked import SPELT
from corpus.asking.whosaid.tokens import forms
from corpus.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from corpus.asking.whosaid.asked import Asked
    from corpus.asking.whosaid.matching import Alignment, Pair
    from corpus.asking.whosaid.tokens import Token
    from corpus.model import Difference, Verdict

INTERRUPTED = " … "  # stands in a difference where the article interrupts the quotation
_Op = Literal["=", "-", "+"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What an alignment means to an editor."""

    verdict: Verdict
    """verbatim, fragment or altered; where the words stand is not judged here."""
    difference: Difference
    spelt: tuple[tuple[str, str], ...]
    """Asked and printed words that differ in British or American spelling alone."""
    omitted: bool
    """True where an ellipsis in the asked words stands for printed ones."""
    window: Span
    """The printed words, from the first that answers to the last."""


def compare(asked: Asked, found: Alignment, text: str, parts: Sequence[Span]) -> Comparison:
    """Return the verdict and the difference of an alignment with words printed in this text."""
    steps = list(_steps(asked, found))
    pieces = [(op, asked.tokens[at] if op == "-" else found.printed[at], allowed) for op, at, allowed in steps]
    altered = any(op != "=" and not allowed for op, _, allowed in pieces)
    window = Span(found.printed[found.window.start].span.start, found.printed[found.window.stop - 1].span.end)
    whole = all(token.inserted for at, token in enumerate(found.printed) if at not in found.window)
    omitted = any(op == "+" and allowed and not token.inserted for op, token, allowed in pieces)
    verdict: Verdict = "altered" if altered else "verbatim" if whole and not omitted else "fragment"
    return Comparison(
        verdict=verdict,
        difference=_merged(_pieces(asked, found, pieces, text, parts)),
        spelt=_spelt(asked, found, text),
        omitted=omitted,
        window=window,
    )


def _exact(pair: Pair, asked: Asked, found: Alignment) -> bool:
    if pair.credit < SPELT:
        return False
    if len(pair.asked) == 1 == len(pair.printed):
        one, other = asked.tokens[pair.asked.start].key, found.printed[pair.printed.start].key
        return one == other or forms(one).spelling == forms(other).spelling
    return True


def _steps(asked: Asked, found: Alignment) -> Iterator[tuple[_Op, int, bool]]:
    """Yield (operation, place of the word on its side, whether it is no alteration)."""
    at, place = 0, found.window.start
    for pair in found.pairs:
        omission = any(asked.tokens[k].after_omission for k in range(at, pair.asked.start + 1)) and at > 0
        yield from (("-", k, asked.tokens[k].inserted) for k in range(at, pair.asked.start))
        yield from (("+", k, omission or found.printed[k].inserted) for k in range(place, pair.printed.start))
        if _exact(pair, asked, found):
            yield from (("=", k, True) for k in pair.printed)
        else:
            yield from (("-", k, False) for k in pair.asked)
            yield from (("+", k, False) for k in pair.printed)
        at, place = pair.asked.stop, pair.printed.stop
    yield from (("-", k, asked.tokens[k].inserted) for k in range(at, len(asked.tokens)))
    yield from (("+", k, found.printed[k].inserted) for k in range(place, found.window.stop))


def _pieces(
    asked: Asked, found: Alignment, pieces: list[tuple[_Op, Token, bool]], text: str, parts: Sequence[Span]
) -> Iterator[tuple[_Op, str]]:
    """Yield the words with what stands between them: printed ones as printed, asked ones as typed."""
    asked_ends = {t.span.start: n.span.start for t, n in zip(asked.tokens, asked.tokens[1:], strict=False)}
    shown = found.printed[found.window.start : found.window.stop]
    printed_ends = {t.span.start: n.span.start for t, n in itertools.pairwise(shown) if t.part == n.part}
    part = shown[0].part
    for op, token, allowed in pieces:
        if op == "-":
            if not allowed:
                yield op, asked.text[token.span.start : asked_ends.get(token.span.start, token.span.end)]
            continue
        if token.part != part:
            part = token.part
            yield "=", INTERRUPTED
        end = printed_ends.get(token.span.start)
        if end is None:
            last = token is shown[-1]
            end = token.span.end if last else parts[token.part].end
        yield ("=" if token.inserted else op), text[token.span.start : end]


def _merged(pieces: Iterator[tuple[_Op, str]]) -> Difference:
    """Join neighbours of one operation; between two kept words, what is left out comes before what is put in."""
    merged: list[tuple[_Op, str]] = []
    left = put = ""
    for op, words in pieces:
        if op == "-":
            left += words if not left or left[-1:].isspace() else f" {words}"
        elif op == "+":
            put += words
        else:
            merged += _changed(left, put)
            left = put = ""
            if merged and merged[-1][0] == "=":
                merged[-1] = ("=", merged[-1][1] + words)
            else:
                merged.append(("=", words))
    return (*merged, *_changed(left, put))


def _changed(left: str, put: str) -> list[tuple[_Op, str]]:
    changed: list[tuple[_Op, str]] = []
    if left:
        changed.append(("-", left))
    if put:
        changed.append(("+", put))
    return changed


def _spelt(asked: Asked, found: Alignment, text: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            asked.tokens[pair.asked.start].span.of(asked.text),
            found.printed[pair.printed.start].span.of(text),
        )
        for pair in found.pairs
        if pair.credit == SPELT
    )
