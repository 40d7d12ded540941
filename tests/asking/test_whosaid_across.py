"""One quotation in several articles: copies, names, disagreement, and whose words they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.asking.whosaid import who_said
from tests.factories import MemoryIndex, Saying, annotated, says

if TYPE_CHECKING:
    from corpus.model import AnnotatedArticle, WhoSaid

WORDS = "The tide table is a promise and we broke it"


def page(file: str, text: str, *sayings: Saying, outlet: str | None = None, day: str | None = None) -> AnnotatedArticle:
    return annotated(text, *sayings, file=file, outlet=outlet, published=day)


def asked(question: str, *pages: AnnotatedArticle, limit: int = 5) -> WhoSaid:
    return who_said(question, MemoryIndex(pages), limit)


def test_two_people_of_one_surname_never_merge() -> None:
    """The same words from two people are two entries, and the note says that the articles disagree."""
    answer = asked(
        WORDS,
        page(
            "a.txt", f"“{WORDS},” Ada Marsh said.", says(WORDS, by="Ada Marsh"), outlet="Harbour Post", day="2026-03-01"
        ),
        page(
            "b.txt",
            f"“{WORDS},” Otto Marsh said.",
            says(WORDS, by="Otto Marsh"),
            outlet="Coast Daily",
            day="2026-03-02",
        ),
    )
    assert [entry.speaker.name for entry in answer.answers] == ["Ada Marsh", "Otto Marsh"]
    assert (
        "The articles disagree on who said it: Harbour Post names Ada Marsh, Coast Daily names Otto Marsh."
        in answer.notes
    )


def test_where_articles_disagree_the_speaker_most_of_them_name_comes_first() -> None:
    """Two against one, though the one was first."""
    answer = asked(
        WORDS,
        page("a.txt", f"“{WORDS},” Bo Lindqvist said.", says(WORDS, by="Bo Lindqvist"), day="2026-03-01"),
        page("b.txt", f"“{WORDS},” Ada Marsh said.", says(WORDS, by="Ada Marsh"), day="2026-03-02"),
        page("c.txt", f"“{WORDS},” Marsh said.", says(WORDS, by="Marsh"), day="2026-03-03"),
    )
    assert [(entry.speaker.name, len(entry.citations)) for entry in answer.answers] == [
        ("Ada Marsh", 2),
        ("Bo Lindqvist", 1),
    ]


def test_a_letter_is_one_document_under_every_name() -> None:
    """The letter, Norland's letter and the leaked document are one entry with every citation."""
    words = "such a fence will divide the bay for a generation"
    answer = asked(
        words,
        page("a.txt", f"The letter says “{words}”.", says(words, by="letter", speaker_kind="document")),
        page("b.txt", f"Norland’s letter: “{words}”.", says(words, by="Norland’s letter", speaker_kind="document")),
        page(
            "c.txt", f"A leaked document warns “{words}”.", says(words, by="leaked document", speaker_kind="document")
        ),
    )
    assert len(answer.answers) == 1
    assert [c.article.file for c in answer.answers[0].citations] == ["a.txt", "b.txt", "c.txt"]


def test_versions_cut_short_or_split_are_one_entry() -> None:
    """One outlet prints half of it, one interrupts it; all of them are cited."""
    answer = asked(
        WORDS,
        page("a.txt", f"“{WORDS},” Ada Marsh said.", says(WORDS, by="Ada Marsh"), day="2026-03-01"),
        page("b.txt", "“The tide table is a promise,” Marsh said.", says("The tide table is a promise", by="Marsh")),
        page(
            "c.txt",
            "“The tide table is a promise,” Ada Marsh said, “and we broke it.”",
            says("The tide table is a promise,", "and we broke it.", by="Ada Marsh"),
        ),
    )
    assert len(answer.answers) == 1
    assert {c.article.file for c in answer.answers[0].citations} == {"a.txt", "b.txt", "c.txt"}


def test_words_quoted_with_no_word_on_the_speaker_are_cited_with_the_others() -> None:
    """An opinion page that opens with the words carries them too, and the note says that it names nobody."""
    answer = asked(
        WORDS,
        page(
            "a.txt", f"“{WORDS},” Ada Marsh said.", says(WORDS, by="Ada Marsh"), outlet="Harbour Post", day="2026-03-01"
        ),
        page("b.txt", f"“{WORDS}.” So much for that.", outlet="Coast Daily", day="2026-03-04"),
    )
    assert [c.article.file for c in answer.answers[0].citations] == ["a.txt", "b.txt"]
    assert "Harbour Post names Ada Marsh; Coast Daily does not say who said it." in answer.notes


def test_nested_words_belong_to_the_one_who_is_quoted() -> None:
    """Who repeats somebody's words did not say them."""
    text = f"“He looked at me and said, ‘{WORDS},’” Bo Lindqvist recalled of Ada Marsh."
    answer = asked(
        WORDS,
        page(
            "a.txt",
            text,
            says(f"He looked at me and said, ‘{WORDS},’", by="Bo Lindqvist"),
            says(WORDS, by="Ada Marsh"),
        ),
    )
    assert [entry.speaker.name for entry in answer.answers] == ["Ada Marsh"]


def test_two_quotations_of_one_speaker_answer_as_one_statement() -> None:
    """A remembered statement may be printed in two quotations with a sentence between them."""
    answer = asked(
        "Nobody checked the mooring. Nobody ever does in the spring",
        page(
            "a.txt",
            "“Nobody checked the mooring,” Ada Marsh said. She sighed. “Nobody ever does in the spring.”",
            says("Nobody checked the mooring,", by="Ada Marsh"),
            says("Nobody ever does in the spring.", by="Ada Marsh", source="She"),
        ),
    )
    assert answer.answers[0].verdict == "verbatim"
    assert answer.answers[0].similarity == 100


def test_direct_speech_goes_before_reported_and_the_earliest_first() -> None:
    """Among equals the day of publication decides; an undated article comes last and is said to be undated."""
    answer = asked(
        "the lighthouse will be sold",
        page(
            "d.txt",
            "Bo Lindqvist said the lighthouse will be sold.",
            says("the lighthouse will be sold", by="Bo Lindqvist", kind="indirect"),
            day="2026-01-01",
        ),
        page(
            "c.txt",
            "“The lighthouse will be sold,” Ada Marsh said.",
            says("The lighthouse will be sold,", by="Ada Marsh"),
            outlet="Bay Blog",
        ),
        page(
            "b.txt",
            "“The lighthouse will be sold,” Ada Marsh said.",
            says("The lighthouse will be sold,", by="Ada Marsh"),
            day="2026-03-02",
        ),
        page(
            "a.txt",
            "“The lighthouse will be sold,” Ada Marsh said.",
            says("The lighthouse will be sold,", by="Ada Marsh"),
            day="2026-03-05",
        ),
    )
    assert [entry.speaker.name for entry in answer.answers] == ["Ada Marsh", "Bo Lindqvist"]
    assert [c.article.file for c in answer.answers[0].citations] == ["b.txt", "a.txt", "c.txt"]
    assert "Undated: Bay Blog." in answer.notes


def test_the_outlets_own_words_are_nobodys() -> None:
    """Words that stand in print outside any attribution are shown as such, and not as an answer."""
    answer = asked(
        "The lighthouse has been dark since the storm",
        page("a.txt", "The lighthouse has been dark since the storm, and nobody knows why.", outlet="Harbour Post"),
    )
    assert (answer.status, answer.answers[0].speaker.name) == ("near", None)
    assert answer.notes == ("Harbour Post prints these words in its own words: nobody is given as saying them.",)


def test_an_uncertain_attribution_is_called_probable() -> None:
    """Below one half the reading is a guess, and the note says so."""
    answer = asked(
        WORDS,
        page(
            "a.txt", f"“{WORDS}.” Ada Marsh left.", says(WORDS, by="Ada Marsh", confidence=0.4), outlet="Harbour Post"
        ),
    )
    assert any(note.startswith("Probably Ada Marsh:") for note in answer.notes)


def test_an_unresolved_speaker_stays_unresolved() -> None:
    """Not attributed is an answer; a name would be a guess."""
    answer = asked(WORDS, page("a.txt", f"“{WORDS}.”", says(WORDS), outlet="Harbour Post"))
    assert answer.answers[0].speaker.name is None
    assert "Not attributed: Harbour Post does not name who said it." in answer.notes


def test_a_denied_statement_is_called_denied() -> None:
    """“He never said that ...” is no statement of his."""
    answer = asked(
        "the lighthouse will be sold",
        page(
            "a.txt",
            "Marsh denied that the lighthouse will be sold.",
            says("the lighthouse will be sold", by="Marsh", kind="indirect", denied=True),
            outlet="Harbour Post",
        ),
    )
    assert "Harbour Post reports this as denied or not said." in answer.notes


def test_somebody_elses_words_are_pointed_out_when_a_filter_hides_them() -> None:
    """from: another speaker finds nothing, and the note says who is quoted with the words."""
    answer = asked(
        f"from:lindqvist {WORDS}",
        page("a.txt", f"“{WORDS},” Ada Marsh said.", says(WORDS, by="Ada Marsh"), outlet="Harbour Post"),
    )
    assert answer.status == "none"
    assert "Without the filters: Harbour Post quotes Ada Marsh with these words." in answer.notes


def test_a_question_around_the_quotation_is_left_out() -> None:
    """Editors ask in sentences; what stands in marks is the quotation."""
    copy = page("a.txt", f"“{WORDS},” Ada Marsh said.", says(WORDS, by="Ada Marsh"))
    assert asked(f"who said “{WORDS}”?", copy).answers[0].verdict == "verbatim"


def test_a_speaker_is_listed_newest_first_with_copies_together() -> None:
    """from: and a name alone; indirect speech is no quotation, and two people of the name are told."""
    pages = [
        page("a.txt", "“One boat.” Ada Marsh", says("One boat.", by="Ada Marsh"), day="2026-01-01"),
        page("b.txt", "“Two boats.” Otto Marsh", says("Two boats.", by="Otto Marsh"), day="2026-01-03"),
        page("c.txt", "“One boat.” Marsh", says("One boat.", by="Marsh"), day="2026-01-02"),
        page(
            "d.txt", "Ada Marsh said three sank.", says("three sank", by="Ada Marsh", kind="indirect"), day="2026-01-04"
        ),
    ]
    answer = asked("from:marsh", *pages)
    assert [(entry.quotation, len(entry.citations)) for entry in answer.answers] == [
        ("Two boats.", 1),
        ("One boat.", 2),
    ]
    assert answer.notes == ("More than one speaker goes by that name: Otto Marsh, Ada Marsh.",)
    assert asked("from:nobody", *pages).status == "none"
    assert len(asked("from:marsh", *pages, limit=1).answers) == 1


def test_words_like_the_outlets_own_are_shown_as_no_more_than_that() -> None:
    """What nobody is given as saying may be what the editor remembers; it is shown, and claimed for nobody."""
    answer = asked(
        "the lighthouse had been dark ever since the big storm",
        page("a.txt", "The lighthouse has been dark since the storm of 1987.", outlet="Harbour Post"),
    )
    assert (answer.status, answer.answers[0].speaker.name) == ("near", None)
    assert answer.notes == ("Harbour Post prints words like these in its own words: nobody is given as saying them.",)


def test_the_very_words_asked_outdo_somebody_elses_like_them() -> None:
    """Where one article prints the words as asked, though nobody's, another's half-alike words are no answer."""
    answer = asked(
        "the loudest silence that I have ever heard",
        page("a.txt", "In the hall was the loudest silence that I have ever heard.", outlet="Harbour Post"),
        page(
            "b.txt",
            "“The longest silence I have ever had to bear,” Ada Marsh said.",
            says("The longest silence I have ever had to bear,", by="Ada Marsh"),
        ),
    )
    assert (answer.status, answer.answers[0].speaker.name) == ("near", None)


def test_a_few_common_words_do_not_join_two_quotations() -> None:
    """Words that anybody uses make no copy of somebody's quotation, however alike they are."""
    first = "I have ever seen a colder harbour"
    answer = asked(
        "I have ever seen",
        page("a.txt", f"“{first},” Ada Marsh said.", says(first, by="Ada Marsh"), day="2026-03-01"),
        page("b.txt", "“Nothing I have ever really seen.”", says("Nothing I have ever really seen."), day="2026-03-02"),
    )
    assert [c.article.file for c in answer.answers[0].citations] == ["a.txt"]
