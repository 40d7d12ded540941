"""Read the attributions of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.annotating.cues import last_cue, read
from corpus.annotating.marks import quoted_runs
from corpus.annotating.phrases import Sentence
from corpus.annotating.tokens import line_of
from corpus.model import Attribution, Quotation, Speaker
import re

if TYPE_CHECKING:
    from corpus.model import Article, Span

_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][\w’'-]+")


def attributions(article: Article, passages: tuple[Span, ...]) -> tuple[Attribution, ...]:
    """Return the attributions in the order of the text."""
    text = article.text
    names = frozenset(_INSIDE.findall(text))
    out = []
    previous = None
    for span in passages:
        runs = quoted_runs(text, span)
        line = line_of(text, span, runs, names)
        sents = {}
        readings = []
        for at, run in line.run_at.items():
            a, b = line.sentence(at)
            s = sents.setdefault(a, Sentence(line, a, b))
            others = set(line.tags[a:b]) - set("Q,:;-.c~")
            r = read(s, at) if others else None
            readings.append([at, run, (line, r) if r else None, a])
        # continuation inside the paragraph
        for i, item in enumerate(readings):
            if item[2] is None and i and readings[i-1][2]:
                l, r = readings[i-1][2]
                item[2] = (l, type(r)("continued", r.source, r.cue))
            elif item[2] is None and item[3] > 0:
                a, b = line.sentence(item[3] - 2) if item[3] >= 2 else (0, 0)
                if b > a:
                    r = last_cue(Sentence(line, a, b))
                    if r: item[2] = (line, r)
        for i in range(len(readings) - 2, -1, -1):
            if readings[i][2] is None and readings[i+1][2]:
                l, r = readings[i+1][2]
                readings[i][2] = (l, type(r)("continued-back", r.source, r.cue))
        for item in readings:
            if item[2] is None and previous is not None:
                l, r = previous
                item[2] = (l, type(r)("paragraph", r.source, r.cue))
        for at, run, lr, _ in readings:
            src = cue = None; rule='none'
            if lr:
                l, r = lr; rule = r.rule
                src = l.span_of(r.source.first, r.source.last)
                if r.cue: cue = l.span_of(r.cue.first, r.cue.last)
            out.append(Attribution(Quotation((run.content,), "direct"), cue, src, Speaker(src.of(text) if src else None, "person"), rule, 0.5))
        if readings:
            previous = readings[-1][2] or previous
        else:
            a, b = line.sentence(max(0, len(line.tags) - 2))
            r = last_cue(Sentence(line, a, b)) if b > a else None
            previous = (line, r) if r else previous
    return tuple(out)
