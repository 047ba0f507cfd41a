"""The small words of English that tell where a noun phrase, a clause or a verb group ends."""

from __future__ import annotations

from store.suggest.tokens import Token, listed

PRONOUNS = listed(
    "he she they we i you it everyone everybody someone somebody nobody anyone others who"
)
"""Subjects of one word."""

RELATIVES = listed("who which that")

DETERMINERS = listed(
    "the a an this that these those his her its their our my your some many most several all both"
    " each every any no another other few two three four five six seven eight nine ten one"
)

PREPOSITIONS = listed(
    "in on at by for from with without of to into onto over under about against among between"
    " during through throughout before after since until despite amid within across toward towards"
    " around near beyond behind besides unlike like per via upon outside inside"
)

SUBORDINATORS = listed(
    "that which who whom whose when while as if because but though although since after before"
    " until unless where whereas whether how why what than so yet nor once"
)

OPENERS = listed(
    "and but so yet still meanwhile however now then also instead later or nevertheless nonetheless"
    " moreover furthermore indeed thus therefore perhaps maybe today yesterday separately"
    " additionally similarly overall finally"
)
"""Words that a sentence may open with before its subject."""

DAYS = listed(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow"
    " january february march april june july august september october november december"
)

OCCASIONS = listed(
    "statement interview conference speech tweet letter report email e-mail post address article"
    " column editorial memo video message telephone phone television radio release op-ed testimony"
    " debate rally briefing ruling filing lawsuit complaint affidavit note blog memoir book"
    " appearance transcript documents document paper study survey"
)
"""What something is said in: `in a statement`."""

COMMUNICATIONS = listed(
    "accusation admission advice allegation announcement answer appeal argument assertion assessment"
    " belief call claim comment commitment complaint concern conclusion contention criticism decision"
    " declaration demand denial denunciation description desire doubt estimate expectation"
    " explanation fear forecast hint hope idea insistence intention interpretation"
    " objection observation offer opinion opposition plan pledge position praise prediction"
    " promise proposal proposition question reaction recommendation rejection remark report request"
    " response revelation ruling speech statement stance suggestion support suspicion testimony"
    " theory threat view vow warning wish worry finding remarks plea calls"
)
"""Nouns that, owned by somebody, introduce what he said or thinks: `his claim that`."""

ADJECTIVES = listed(
    "sure certain clear unclear afraid aware unaware confident concerned worried hopeful optimistic"
    " pessimistic skeptical sceptical critical supportive dismissive wary adamant frustrated angry"
    " glad sorry surprised willing unwilling reluctant convinced unsure proud fearful doubtful"
    " disappointed pleased upset furious outraged alarmed opposed committed eager determined"
    " interested unconvinced cautious mindful suspicious appalled shocked relieved happy unhappy"
    " ready keen anxious nervous grateful thankful uncertain open hesitant resentful"
)
"""Adjectives that say what somebody thinks: `was sure that`, `is critical of`."""

NOT_ADVERBS = listed("family july italy ally rally reply apply supply imply only")
"""Words in ly that are none."""

PARTICLES = listed("for on about of against with at upon over out toward towards up in after")
"""What belongs to the verb before it where the verb asks for it: `called for`, `commented on`."""


_INNER = frozenset(("'s", "'", ".", "-", "&", "/", "$", "%", "#", "@"))
"""Marks within a noun phrase."""


def is_gap(token: Token) -> bool:
    """Whether no noun phrase goes on over this mark."""
    return not token.raw[0].isalnum() and token.low not in _INNER


_PLURALS = listed("people men women police children many some most both few others those media")


def is_plural(token: Token) -> bool:
    """Whether a word is likely a plural."""
    low = token.low
    regular = len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "is"))
    return regular or low in _PLURALS
