"""Who is presented as having said what."""

from __future__ import annotations

import pytest

from corpus.annotating.attributions import attributions
from corpus.annotating.passages import passages
from corpus.model import Article, Attribution


def read(text: str, title: str = "", author: str | None = None) -> tuple[Attribution, ...]:
    article = Article(id="0", file="a.txt", title=title, text=text, author=author)
    return attributions(article, passages(article))


def direct(text: str, title: str = "") -> list[tuple[str, str | None]]:
    return [
        (" / ".join(span.of(text) for span in one.quotation.content), one.speaker.name)
        for one in read(text, title)
        if one.quotation.kind == "direct"
    ]


CUES = [
    # the cue behind, the name before the verb
    ("“We will build it,” Ada Marsh said.", "We will build it,", "Ada Marsh"),
    # the verb before the name
    ("“We will build it,” said Ada Marsh, mayor of Tolland.", "We will build it,", "Ada Marsh"),
    # an apposition and a relative clause between name and verb
    ("“We will build it,” Ada Marsh, who leads the board, a body of nine, said.", "We will build it,", "Ada Marsh"),
    # the cue before, with a colon, a comma, "that", and nothing
    ("Ada Marsh said: “We will build it.”", "We will build it.", "Ada Marsh"),
    ("Ada Marsh told reporters, “We will build it.”", "We will build it.", "Ada Marsh"),
    ("Ada Marsh argued that the plan was “dead on arrival” there.", "dead on arrival", "Ada Marsh"),
    ("Ada Marsh called the plan “a costly mistake”.", "a costly mistake", "Ada Marsh"),
    # a participle shares the subject of its sentence
    ("Ada Marsh left the room, saying the plan was “a costly mistake”.", "a costly mistake", "Ada Marsh"),
    ("Calling it “a costly mistake”, Ada Marsh left the room.", "a costly mistake", "Ada Marsh"),
    # "according to", "as she put it"
    ("The plan was “a costly mistake”, according to Ada Marsh.", "a costly mistake", "Ada Marsh"),
    ("The plan, as Ada Marsh put it, is “a costly mistake”.", "a costly mistake", "Ada Marsh"),
    # the passive has its speaker behind "by"
    ("The plan was called “a costly mistake” by Ada Marsh.", "a costly mistake", "Ada Marsh"),
    # the owner of a claim
    ("Critics mocked Ada Marsh's claim that “bridges build themselves”.", "bridges build themselves", "Ada Marsh"),
    # a question keeps its own mark
    ("“Will you build it?” Ada Marsh asked.", "Will you build it?", "Ada Marsh"),
    # the attribution closes the sentence, far from the words
    ("The bridge is “a costly mistake” for most of the valley, said Ada Marsh.", "a costly mistake", "Ada Marsh"),
    # a name and a colon
    ("Ada Marsh: “We will build it.”", "We will build it.", "Ada Marsh"),
    # what is said inside another's speech goes to the outer speaker
    ("Ada Marsh said he wrote that it was “a costly mistake”.", "a costly mistake", "Ada Marsh"),
]


@pytest.mark.parametrize(("text", "words", "speaker"), CUES)
def test_the_cue_names_the_speaker_wherever_it_stands(text: str, words: str, speaker: str) -> None:
    """The speaker is found whether the cue stands before, behind or around the words."""
    assert direct(text) == [(words, speaker)]


MARKS = [
    ('"We will build it," Ada Marsh said.', "We will build it,"),
    ("''We will build it,'' Ada Marsh said.", "We will build it,"),
    ("``We will build it,'' Ada Marsh said.", "We will build it,"),
    ("‘We will build it,’ Ada Marsh said.", "We will build it,"),
    ("'We will build it,' Ada Marsh said.", "We will build it,"),
    ("« We will build it », Ada Marsh said.", "We will build it"),
    ("„We will build it,“ Ada Marsh said.", "We will build it,"),
    # curly marks inside curly marks
    ("“The “river” vote is over, we will build it,” Ada Marsh said.", "The “river” vote is over, we will build it,"),
    # single marks inside double marks, and an apostrophe
    ("“She's heard 'no' and won't build it,” Ada Marsh said.", "She's heard 'no' and won't build it,"),
]


@pytest.mark.parametrize(("text", "words"), MARKS)
def test_every_shape_of_mark_is_read(text: str, words: str) -> None:
    """Marks of any shape open and close a quotation, and an inner one stays inside."""
    assert direct(text) == [(words, "Ada Marsh")]


def test_an_interrupted_quotation_is_one_with_two_spans() -> None:
    """The cue in the middle parts the words, not the quotation."""
    text = "“We will build it,” said Ada Marsh, “and we will pay for it.” She left."
    assert direct(text) == [("We will build it, / and we will pay for it.", "Ada Marsh")]
    assert direct("“We will build it,” said Ada Marsh. “We will pay. We must.”") == [
        ("We will build it, / We will pay. We must.", "Ada Marsh")
    ]


def test_fragments_of_one_sentence_stay_apart() -> None:
    """Each quoted fragment can be asked for by itself."""
    text = "Ada Marsh called the letter “absurd” and an “act of spite” by a town that “hates its own river”."
    assert direct(text) == [(w, "Ada Marsh") for w in ("absurd", "act of spite", "hates its own river")]


COMPLAINTS = [
    # the name, an apposition, a colon and a paragraph break inside the quotation: both paragraphs are hers
    (
        "Ada Marsh, an engineer, said:\n\n“The river rose.\n\n“Then it fell.”",
        [("The river rose. / Then it fell.", "Ada Marsh")],
    ),
    # several speakers and verbs other than "said"
    (
        "“It rose,” Ada Marsh recalled. “It fell,” Bo Lind countered. “Nonsense,” sighed Cy Ness.",
        [("It rose,", "Ada Marsh"), ("It fell,", "Bo Lind"), ("Nonsense,", "Cy Ness")],
    ),
    # the name behind a dash, and behind a dash on the next line
    ("“The river rose and fell.” — Ada Marsh", [("The river rose and fell.", "Ada Marsh")]),
    ("“The river rose and fell.”\n\n— Ada Marsh, engineer", [("The river rose and fell.", "Ada Marsh")]),
    # "From X:" and the words in the next paragraph
    (
        "The board met.\n\nAnd this from Ada Marsh: “The river rose and fell.”",
        [("The river rose and fell.", "Ada Marsh")],
    ),
    # a mark that is never closed does not swallow the next paragraph
    (
        "“The river rose, and it rose again.\n\n“It fell,” Bo Lind said.",
        [("The river rose, and it rose again.", None), ("It fell,", "Bo Lind")],
    ),
    # odd marks do not stop the rest of the article from being read
    ('A 6" pipe burst.\n\n“The river rose,” Ada Marsh said.', [("The river rose,", "Ada Marsh")]),
    # a paragraph of quoted words with its speaker only in the sentence before
    (
        "Ada Marsh rejected the plan.\n\n“The river rose and it will rise again.”",
        [("The river rose and it will rise again.", "Ada Marsh")],
    ),
    # transcripts: short surnames in capitals, with a note in brackets
    (
        "LO (voice-over): The river rose.\n\nNY: Did it fall?\n\nLO: It fell.",
        [("The river rose.", "Lo"), ("Did it fall?", "Ny"), ("It fell.", "Lo")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), COMPLAINTS)
def test_what_users_of_other_tools_complain_of_is_read(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Cases after complaints about other readers of quotations, in our own words."""
    found = direct(text)
    assert [words for words, _ in found] == [words for words, _ in expected]
    named = [(words, who) for words, who in expected if who is not None]
    assert [pair for pair in found if pair in named] == named


NAMES = [
    # surname, given name, title and surname
    ("Ada Marsh leads the board.\n\n“It rose,” Marsh said.", "Ada Marsh"),
    ("Ada Marsh leads the board.\n\n“It rose,” Ada said.", "Ada Marsh"),
    ("Ada Marsh leads the board.\n\n“It rose,” Ms. Marsh said.", "Ada Marsh"),
    # the fullest form of the name, without its titles
    ("Governor Ada J. Marsh leads the board.\n\n“It rose,” Gov. Marsh said.", "Ada J. Marsh"),
    # the surname stands first
    ("The visit was arranged by Qiu Anwen, deputy head of the office.\n\n“It rose,” Qiu told reporters.", "Qiu Anwen"),
    # two people of one surname
    ("Ada Marsh met her brother, Mr. Bo Marsh.\n\n“It rose,” Mr. Marsh said.", "Bo Marsh"),
    # an office in front of the name, the name in apposition
    ("“It rose,” said the board's chairwoman, Ada Marsh.", "Ada Marsh"),
    ("A senior aide, Ada Marsh, said: “It rose.”", "Ada Marsh"),
    # the office alone, of which the article names the holder
    ("Ada Marsh, the governor, spoke first.\n\n“It rose,” the governor said.", "Ada Marsh"),
    # a couple
    ("“It rose,” Ada Marsh and Bo Lind said.", "Ada Marsh and Bo Lind"),
    # a pronoun, over a paragraph that quotes
    ("Ada Marsh leads the board.\n\n“It rose,” she said.", "Ada Marsh"),
    ("Ada Marsh spoke after Bo Lind.\n\n“It rose,” she said. “It fell.”", "Ada Marsh"),
    # nothing but a pronoun: unresolved stays unresolved
    ("“It rose,” she said.", None),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_mention_is_resolved_to_the_fullest_name_of_the_article(text: str, name: str | None) -> None:
    """Surnames, given names, titles, offices and pronouns lead to the name that the article gives."""
    assert [who for _, who in direct(text)] == [name]


def test_gender_is_a_preference_and_no_filter() -> None:
    """Translated copy calls a woman he; with nobody else in sight she is meant."""
    assert direct("Maria Lind visited the valley in May.\n\n“We are trying,” he told reporters.") == [
        ("We are trying,", "Maria Lind")
    ]


KINDS = [
    ("“It rose,” the letter says.", "document", "letter"),
    ("“It rose,” the Harbour Board said in a statement.", "organisation", "Harbour Board"),
    ("“It rose,” said a spokesperson for the mayor.", "unnamed", "spokesperson for the mayor"),
    ("“It rose,” said Ada Marsh.", "person", "Ada Marsh"),
]


@pytest.mark.parametrize(("text", "kind", "name"), KINDS)
def test_documents_organisations_and_the_unnamed_are_speakers_too(text: str, kind: str, name: str) -> None:
    """A speaker who is no named person is described in the article's words."""
    (one,) = read(text)
    assert (one.speaker.kind, one.speaker.name) == (kind, name)


def test_the_role_goes_with_the_name() -> None:
    """The words that say what somebody is stand beside the name."""
    (one,) = read("“It rose,” said Ada Marsh, harbour director of the Tolland River Board.")
    assert one.speaker.role == "harbour director of the Tolland River Board"


NOT_SAID = [
    # the title of a programme, a term that nobody is said to have used
    "Ada Marsh appeared on CBS's “Good Morning Tolland” on Sunday.",
    "The town is part of the “dry belt” and votes in May.",
    # initials, feet and inches, apostrophes
    "The '90s were kind to the rock 'n' roll bands' fans.",
    "The pipe is 6\" wide and 4' long.",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_titles_and_terms_are_not_quotations(text: str) -> None:
    """What stands in marks without being anybody's words is left out."""
    assert direct(text) == []


def test_a_name_between_quoted_titles_keeps_its_words() -> None:
    """The title of the programme does not become the speaker, nor break the continuation."""
    text = "“It rose,” Ada Marsh said on CBS's “Good Morning Tolland.” “It will rise again.”"
    assert direct(text) == [("It rose, / It will rise again.", "Ada Marsh")]


INDIRECT = [
    ("Ada Marsh said she was unable to open the bridge.", "she was unable to open the bridge", False),
    ("Ada Marsh denied that the bridge was closed.", "the bridge was closed", True),
    ("Ada Marsh did not say that the bridge was closed.", "the bridge was closed", True),
    ("Ada Marsh promised to open the bridge in May.", "to open the bridge in May", False),
    ("The bridge would open in May, Ada Marsh said.", "The bridge would open in May", False),
    ("The bridge will open in May, according to Ada Marsh.", "The bridge will open in May", False),
    ("Ada Marsh was quoted as saying that the bridge was closed.", "the bridge was closed", False),
    # the source first, last without a comma, and a participle
    ("According to Ada Marsh, the bridge will open in May.", "the bridge will open in May", False),
    ("The bridge will open in May according to Ada Marsh.", "The bridge will open in May", False),
    ("Ada Marsh left early, arguing the bridge was closed.", "the bridge was closed", False),
    # where and when it was said stands between
    ("Ada Marsh said in a letter on Friday she would open the bridge.", "she would open the bridge", False),
    # the cue in the middle: of time and place alone nothing was said
    ("In May, Ada Marsh said, the bridge was closed.", "the bridge was closed", False),
    # no subject opens the clause
    (
        "Ada Marsh said closing the bridge so soon would hurt the town.",
        "closing the bridge so soon would hurt the town",
        False,
    ),
    # the speaker goes on, or the main clause begins
    ("Ada Marsh said the bridge was closed and criticized it.", "the bridge was closed", False),
    ("While Ada Marsh said the bridge was closed, the river rose.", "the bridge was closed", False),
    # what somebody is asked to do
    ("Ada Marsh urged the board to close the bridge.", "the board to close the bridge", False),
]


@pytest.mark.parametrize(("text", "words", "denied"), INDIRECT)
def test_statements_without_marks_are_reported(text: str, words: str, denied: bool) -> None:
    """What is reported without marks has its speaker too, and says when it was denied."""
    (one,) = read(text)
    assert (one.quotation.kind, one.quotation.span.of(text), one.speaker.name, one.denied) == (
        "indirect",
        words,
        "Ada Marsh",
        denied,
    )


def test_a_report_parted_by_its_cue_has_two_spans() -> None:
    """The cue in the middle parts the statement, as it parts quoted words."""
    text = "To know the river, Ada Marsh said, one should walk along it."
    (one,) = read(text)
    assert [span.of(text) for span in one.quotation.content] == ["To know the river", "one should walk along it"]
    assert (one.speaker.name, one.rule) == ("Ada Marsh", "reported-between")


def test_who_acts_after_speaking_is_not_the_source_of_the_words_before() -> None:
    """A name, a comma and "said he would" hold no statement in front of the comma."""
    text = "Ada Marsh, whose board has met since May, said he would close the bridge."
    assert [span.of(text) for one in read(text) for span in one.quotation.content] == ["he would close the bridge"]


def test_a_report_that_holds_quoted_words_is_mixed() -> None:
    """The reported statement and the words quoted in it are both kept."""
    text = "Ada Marsh said the bridge was “a costly mistake” for the valley."
    kinds = {one.quotation.kind: one.quotation.span.of(text) for one in read(text)}
    assert kinds == {
        "mixed": "the bridge was “a costly mistake” for the valley",
        "direct": "a costly mistake",
    }


def test_a_block_behind_a_colon_needs_no_marks() -> None:
    """The paragraph behind "wrote:" is quoted though nothing marks it."""
    assert direct("In her report, Ada Marsh wrote:\n\nThe river rose and fell.\n\nThe vote is in May.") == [
        ("The river rose and fell.", "Ada Marsh")
    ]


def test_an_interview_has_questions_and_answers() -> None:
    """Q and A are told apart; the answers are a guess at whom the introduction is about."""
    text = "Ada Marsh leads the board.\n\nQ. Did it rise?\n\nA. It rose.\n\nQ. Did it fall?\n\nA. It fell."
    found = [one for one in read(text) if one.rule == "transcript"]
    assert [one.speaker.name for one in found] == ["interviewer", "Ada Marsh"] * 2
    assert [one.confidence < 0.5 for one in found] == [False, True] * 2


def test_an_attribution_shows_its_evidence() -> None:
    """The rule, the cue and the sentence that names the speaker go with the words."""
    text = "The board met. “It rose,” said Ada Marsh, who leads it. She left."
    (one,) = read(text)
    assert one.rule == "cue-after-inverted"
    assert one.cue is not None
    assert one.cue.of(text) == "said"
    assert one.evidence is not None
    assert one.evidence.of(text) == "“It rose,” said Ada Marsh, who leads it."
    assert one.confidence > 0.9


def test_a_guess_is_below_one_half() -> None:
    """Where no word attributes the quotation, the speaker is a guess and its confidence says so."""
    text = "Ada Marsh walked on.\n\nIt rained.\n\n“The river rose and it will rise again, all of it.”"
    (one,) = read(text)
    assert one.confidence < 0.5


def test_a_headline_in_single_marks_repeats_what_the_text_quotes() -> None:
    """The words are quoted once, where the text gives them in full."""
    text = "Marsh calls the plan ‘a costly mistake’\n\nAda Marsh called the plan “a costly mistake” on Monday."
    assert direct(text, title="Marsh calls the plan ‘a costly mistake’") == [("a costly mistake", "Ada Marsh")]


@pytest.mark.parametrize("text", ["", "\n", "“", "” said", "'''''", '"a" said', "said said said", "Q.", "A: B: C:"])
def test_an_article_of_nothing_is_read(text: str) -> None:
    """No text, and text that is all marks, is no error."""
    assert isinstance(read(text), tuple)


NESTED = [
    # "he" inside is somebody else than the one who recalls it
    (
        "Robert Lind opened the meeting.\n\nCy Ness, a clerk, recalled, \"One day, he said, 'If we wait, we lose.'\"",
        "If we wait, we lose.",
        "Robert Lind",
    ),
    # single marks that close together with the outer ones, and curly ones
    (
        "Robert Lind led the board.\n\n“At our first meeting, he said, ‘We never build bridges,’” Ada Marsh recalled.",
        "We never build bridges,",
        "Robert Lind",
    ),
    # a name inside, and double marks inside two apostrophes
    (
        "''The river rose when Bo Lind said, \"It will never rise,\" to us,'' Ada Marsh said.",
        "It will never rise,",
        "Bo Lind",
    ),
]


@pytest.mark.parametrize(("text", "words", "speaker"), NESTED)
def test_words_quoted_inside_a_quotation_have_their_own_speaker(text: str, words: str, speaker: str) -> None:
    """The inner words go to the inner speaker, the whole to the outer."""
    assert (words, speaker) in direct(text)
    assert len(direct(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        # the outer speaker quotes herself; nobody has said it yet; nobody in particular; a term
        "“I told them, ‘We never build bridges,’” Ada Marsh said.",
        "“The board will say, ‘We never build bridges,’” Ada Marsh said.",
        "“They said, ‘We never build bridges,’” Ada Marsh said.",
        "“The board said it was ‘bridge ready’ in May,” Ada Marsh said.",
    ],
)
def test_inner_words_of_nobody_else_stay_with_the_outer_speaker(text: str) -> None:
    """What is no other's word is not parted from the quotation."""
    assert [who for _, who in direct(text)] == ["Ada Marsh"]


SOURCES = [
    # the caller stands behind a relative pronoun, with an apposition
    ("The efforts, which the club's chair, Ada Marsh, called “absurd beyond words,” failed.", "Ada Marsh"),
    ("The town opened what Ada Marsh called “a costly mistake” in May.", "Ada Marsh"),
    # the nearer saying clause, whose pronoun is the one the statement is about
    ("Bo Lind said Ada Marsh was right when she said that “the bridge has been lost to the river.”", "Ada Marsh"),
    # a participle belongs to the one who is described
    ("Bo Lind recalled Ada Marsh being calm, even warning the board: “The river will rise again.”", "Ada Marsh"),
    ("The bridge was, in the words of Ada Marsh, “a costly mistake”.", "Ada Marsh"),
]


@pytest.mark.parametrize(("text", "speaker"), SOURCES)
def test_the_nearest_clause_that_utters_has_the_words(text: str, speaker: str) -> None:
    """Not the first subject of the sentence, but the one who utters the words, is their speaker."""
    assert [who for _, who in direct(text)] == [speaker]
