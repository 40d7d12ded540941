"""Bring the forms of a word together: plural and singular, the tenses of a verb, British and American spelling."""

from __future__ import annotations

import re
from functools import lru_cache

# Forms that no ending rule reaches, each line a family: the base first; from a grammar's list of irregular words.
_FAMILIES = """
be am is are was were been being
have has had having
do does did done doing
arise arose arisen
awake awoke awoken
bear bore borne
beat beaten
become became
begin began begun
bend bent
bet betting
bind bound
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
build built
burst bursting
buy bought
catch caught
choose chose chosen
cling clung
come came
creep crept
cut cutting
deal dealt
dig dug
draw drew drawn
dream dreamt
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fling flung
fly flew flown
forbid forbade forbidden
forecast forecasting
forget forgot forgotten
forgive forgave forgiven
freeze froze frozen
get got gotten getting
give gave given
go goes went gone
grow grew grown
hang hung
hear heard
hide hid hidden
hit hitting
hold held
hurt hurting
keep kept
kneel knelt
know knew known
lay laid
lead led
learn learnt
leave left
lend lent
let letting
lie lying
light lit
lose lost
make made
mean meant
meet met
mistake mistook mistaken
overcome overcame
overthrow overthrew overthrown
pay paid
prove proven
put putting
quit quitting
read reading
rid ridding
ride rode ridden
ring rang rung
rise rose risen
run ran running
say said
see saw seen
seek sought
sell sold
send sent
set setting
shake shook shaken
shed shedding
shoot shot
show shown
shrink shrank shrunk
shut shutting
sing sang sung
sink sank sunk
sit sat sitting
sleep slept
slide slid
speak spoke spoken
speed sped
spend spent
spill spilt
spin spun
split splitting
spread spreading
spring sprang sprung
stand stood
steal stole stolen
stick stuck
strike struck stricken
string strung
strive strove striven
swear swore sworn
sweep swept
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
undergo underwent undergone
understand understood
uphold upheld
wake woke woken
wear wore worn
weep wept
win won winning
withdraw withdrew withdrawn
withhold withheld
withstand withstood
write wrote written
man men
woman women
child children
person people
foot feet
tooth teeth
wife wives
life lives
knife knives
half halves
leaf leaves
thief thieves
wolf wolves
shelf shelves
mouse mice
medium media
crisis crises
analysis analyses
basis bases
"""

_IRREGULAR: dict[str, str] = {
    form: family.split()[0] for family in _FAMILIES.strip().splitlines() for form in family.split()[1:]
}
# "leaves" is far more often the verb in news, and "lives" the noun; both readings share a stem with their base anyway
_IRREGULAR["leaves"] = "leave"

_SPELLINGS = {
    "centre": "center",
    "theatre": "theater",
    "metre": "meter",
    "litre": "liter",
    "fibre": "fiber",
    "defence": "defense",
    "offence": "offense",
    "pretence": "pretense",
    "licence": "license",
    "practise": "practice",
    "programme": "program",
    "cheque": "check",
    "grey": "gray",
    "tyre": "tire",
    "storey": "story",
    "sceptic": "skeptic",
    "sceptical": "skeptical",
    "scepticism": "skepticism",
    "aeroplane": "airplane",
    "jewellery": "jewelry",
    "mould": "mold",
    "plough": "plow",
    "manoeuvre": "maneuver",
    "fulfil": "fulfill",
    "enrol": "enroll",
    "skilful": "skillful",
    "ageing": "aging",
    "judgement": "judgment",
    "acknowledgement": "acknowledgment",
    "catalogue": "catalog",
    "dialogue": "dialog",
    "whilst": "while",
    "amongst": "among",
    "towards": "toward",
    "afterwards": "afterward",
    "backwards": "backward",
    "anaemia": "anemia",
    "paediatric": "pediatric",
    "foetus": "fetus",
    "haemorrhage": "hemorrhage",
    "mum": "mom",
}
_OUR = re.compile(
    r"^((?:un|dis|mis|re|be)?(?:arb|arm|behavi|cand|clam|col|endeav|fav|fl|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|"
    r"splend|succ|tum|val|vap|vig))our"
)
_ISE = re.compile(r"^(.{3,})is(e|ed|es|ing|ation|ations|er|ers)$")
# Words that end in -ise and its forms in American spelling too.
_ALWAYS_ISE = re.compile(
    r"^(?:re|un|dis|mis)?(?:adv|advert|appra|ar|comprom|compr|conc|dem|dev|disgu|enterpr|exc|exerc|expert|franch|improv|inc|"
    r"merchand|otherw|prem|prom|prec|pra|ra|rev|superv|surm|surpr|telev|likew|clockw|parad|treat|cru|bru|no|po|chast|"
    r"circumc|desp|gu|turquo|tortoi|porpo|concu|franchi)is(?:e|ed|es|ing|er|ers)$"
)
_YSE = re.compile(r"^(anal|paral|catal|hydrol)ys(e|ed|es|er|ing)$")
_DOUBLED = re.compile(
    r"^(cancel|counsel|travel|label|level|fuel|model|signal|total|quarrel|marvel|channel|rival|duel|equal|shovel|tunnel|"
    r"jewel|panel|dial|pedal|funnel|initial|libel|worship|kidnap|program)([lpm])(ed|ing|er|ers)$"
)


@lru_cache(maxsize=65536)
def american(word: str) -> str:
    """Return a folded word in American spelling; words that differ only so become equal.

    >>> american("politicisation"), american("labour"), american("promise"), american("travelled")
    ('politicization', 'labor', 'promise', 'traveled')
    """
    if word in _SPELLINGS:
        return _SPELLINGS[word]
    if word.endswith("s") and word[:-1] in _SPELLINGS:
        return _SPELLINGS[word[:-1]] + "s"
    found = _OUR.match(word)
    if found and not word.startswith(("flour", "colours")):
        return found[1] + "or" + word[found.end() :]
    if word.startswith("colours"):
        return "colors"
    if not _ALWAYS_ISE.match(word):
        found = _ISE.match(word)
        if found:
            return f"{found[1]}iz{found[2]}"
    found = _YSE.match(word)
    if found:
        return f"{found[1]}yz{found[2]}"
    found = _DOUBLED.match(word)
    if found and found[1].endswith(found[2]):
        return found[1] + found[3]
    return word


SHORTEST_PAST = 4  # letters: used, sued, owed, whose base keeps its e
_VOWEL = re.compile(r"[aeiouy]")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return what the inflected forms of a folded word have in common; derived words stay apart.

    >>> [stem(w) for w in ("release", "released", "releasing", "countries", "went", "stopped")]
    ['releas', 'releas', 'releas', 'country', 'go', 'stop']
    >>> stem("publication") == stem("public"), stem("used") == stem("uses") == stem("use")
    (False, True)
    """
    word = american(word)
    base = _IRREGULAR.get(word)
    if base is not None:
        return _without_e(base)
    if len(word) < 4 or not word.isascii():
        return word
    for ending in ("ies", "ied"):
        if word.endswith(ending):
            return word[:-3] + "y" if len(word) > 4 else _without_e(word[:-1])
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return _without_e(_IRREGULAR.get(word[:-1], word[:-1]))
    if word.endswith("ing") and len(word) > 5 and _VOWEL.search(word[:-3]):
        return _undoubled(word[:-3])
    if word.endswith("ed") and len(word) == SHORTEST_PAST and _VOWEL.search(word[:-2]) and not word.endswith("eed"):
        return word[:-1]
    if word.endswith("ed") and len(word) > SHORTEST_PAST and _VOWEL.search(word[:-2]) and not word.endswith("eed"):
        return _undoubled(word[:-2])
    return _without_e(word)


def _without_e(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("e") and not word.endswith("ee") else word


def _undoubled(root: str) -> str:
    if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz":
        return root[:-1]
    return _without_e(root)
