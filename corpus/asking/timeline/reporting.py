"""Know the verbs that report what somebody said, and the events that are a saying themselves."""

from __future__ import annotations

from corpus.text import terms

# Verbs whose date is that of the report: "police said Tuesday" dates the statement, not the crash it tells of.
REPORTING = frozenset(
    terms(
        """say said says tell told report reported add added note noted explain explained write wrote according state
    stated announce announced insist insisted argue argued claim claimed tweet tweeted declare declared
    confirm confirmed"""
    )
)
# A question about one of these asks for the saying itself, so that its date is the right one.
SPEAKING = frozenset(
    terms(
        """say tell announce call criticize criticise condemn denounce praise accuse attack slam blast defend mock
    urge demand ask claim deny apologize apologise admit acknowledge declare warn threaten promise pledge vow
    endorse respond react argue insist suggest propose reveal disclose explain describe compare joke insult
    ridicule reject dismiss speak speech address remark comment statement interview tweet write letter discuss
    talk concede boast predict express question challenge label name vow hint refuse thank blame complain lash
    rip bash deride chide tout hail laud report publish note post quote label dub confirm brand interview
    appear rebuke scold"""
    )
)
