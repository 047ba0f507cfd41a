"""Verbs that report what somebody says, thinks, wants or shows, and all their forms.

The lists are of the language, not of a corpus: verbs by what they take, forms by rule with the
irregular ones spelled out. English only; another language finds nothing here and loses nothing.
"""

from __future__ import annotations

from functools import cache

from store.suggest.tokens import listed

SAYING = listed(
    "say tell add report write announce state claim warn confirm insist note acknowledge admit"
    " advise affirm allege allude argue ask assert assure attest bemoan boast brag caution charge"
    " comment complain concede confess contend convey counter cry declare decry demand deny describe"
    " detail disclose discuss dispute echo elaborate emphasize emphasise exclaim explain express"
    " grumble hint imply indicate inform inquire joke lament lecture maintain mention muse mutter"
    " narrate notify object observe opine outline phrase plead point predict proclaim profess"
    " pronounce propose protest qualify question quip quote recall recite recommend recount refer"
    " reiterate relate remark remind repeat reply rejoin respond retort reveal scoff shout shrug sigh"
    " signal snap speak specify speculate stipulate stress submit suggest summarize summarise swear"
    " talk tease testify text thunder tout tweet underline underscore urge utter vent voice vow"
    " whisper yell cite refute rebut reject retract clarify forecast project estimate"
    " conclude deduce attribute blog post broadcast publish print"
    " chant pitch preach recap"
)
"""Verbs of speech and writing."""

JUDGING = listed(
    "accuse acclaim applaud approve assail attack back berate blame blast call cast castigate"
    " celebrate censure champion chastise chide cheer commend compare condemn congratulate credit"
    " criticize criticise defend denigrate denounce deplore deride dismiss disparage"
    " embrace endorse excoriate fault frame hail hammer honor honour implicate insult label laud"
    " liken link lambast lambaste mock oppose paint pan portray praise rebuke rebuff reprimand"
    " resent ridicule rip salute scold scorn slam support taunt thank trash tag upbraid welcome"
    " characterize characterise depict dub deem brand hit pillory vilify malign promote criticise"
    " challenge contradict question downplay highlight decry mourn"
)
"""Verbs of praise, blame and naming."""

THINKING = listed(
    "abhor accept admire agree anticipate appreciate assess assume believe calculate concern"
    " consider contemplate debate decide decline detest determine disagree discover disapprove doubt"
    " dream envisage envision envy expect fear feel figure find foresee forget gather guess hate hear"
    " hold hope imagine infer interpret judge know learn like love mean notice perceive ponder prefer"
    " presume reason reckon recognize recognise regard regret rejoice remember resolve see"
    " sense suppose suspect theorize theorise think trust understand view weigh welcome wish wonder"
    " worry rate reconsider realize realise fret relish dread dislike tolerate mistake fancy deduce"
    " misremember overestimate underestimate despair"
)
"""Verbs of knowledge, opinion and feeling."""

WANTING = listed(
    "aim allow appeal aspire attempt authorize authorise ban bar beg bid command commit"
    " compel consent convince crave dare decree desire direct discourage dissuade encourage"
    " enjoin exhort forbid grant implore instruct intend invite invoke lobby mandate motion need"
    " negotiate offer opt order permit persuade petition plan pledge press pressure prohibit prompt"
    " promise push refuse request require rule seek solicit summon swear threaten try urge"
    " volunteer vote want resist hesitate pray vie advocate strive campaign pursue"
    " agree commission prescribe veto endeavor endeavour favor favour choose"
)
"""Verbs of will, command and consent."""

SHOWING = listed(
    "show prove demonstrate document establish illustrate reflect verify certify contain list"
    " record refute substantiate corroborate suggest indicate bear ascertain corroborate trace detect"
    " diagnose evidence examine investigate address explore identify raise set cover"
    " present study survey track warrant tell seem appear sound reaffirm"
)
"""Verbs of which a document, a study or a picture may be the subject."""

NOUN_LIKE = listed(
    "report claim charge comment complaint demand detail dispute echo state post text tweet"
    " question quote project estimate forecast attack back blame call cast cheer credit fault frame"
    " label link support thank trash tag challenge concern debate decline doubt dream fear guess hate"
    " hold hope judge love reason regard regret trust view wish worry aim attempt appeal ban bar"
    " bid command desire grant invite need offer order permit plan pledge press pressure request rule"
    " vote show record list document study survey track address cover present set sound post point"
    " hit pan rip brand cry joke object muse voice vent motion sense figure insult honor honour find"
    " talk advance press promise signal answer mean like note rate study mistake"
    " favor favour dread hammer shout sigh snap tout release campaign veto purchase lecture pitch"
    " mandate charge project attribute state bear evidence approach remark counter objective text"
    " warrant commission detail submit print broadcast blog blast compare"
)
"""Those whose plain form, or that with an s, is as often a noun: they need more around them."""

LIGHT = listed(
    "express have make issue take voice show give find get raise hold file put bring send draw keep"
    " offer share lay deliver release publish set use write cite call"
)
"""Verbs that mean little without their object: `expressed concern about`."""

_IRREGULAR = {
    "say": "says said said saying",
    "tell": "tells told told telling",
    "write": "writes wrote written writing",
    "speak": "speaks spoke spoken speaking",
    "swear": "swears swore sworn swearing",
    "think": "thinks thought thought thinking",
    "know": "knows knew known knowing",
    "hear": "hears heard heard hearing",
    "see": "sees saw seen seeing",
    "feel": "feels felt felt feeling",
    "find": "finds found found finding",
    "hold": "holds held held holding",
    "mean": "means meant meant meaning",
    "learn": "learns learned learned learning",
    "understand": "understands understood understood understanding",
    "forget": "forgets forgot forgotten forgetting",
    "foresee": "foresees foresaw foreseen foreseeing",
    "show": "shows showed shown showing",
    "seek": "seeks sought sought seeking",
    "forbid": "forbids forbade forbidden forbidding",
    "bid": "bids bid bid bidding",
    "choose": "chooses chose chosen choosing",
    "mistake": "mistakes mistook mistaken mistaking",
    "cast": "casts cast cast casting",
    "broadcast": "broadcasts broadcast broadcast broadcasting",
    "forecast": "forecasts forecast forecast forecasting",
    "hit": "hits hit hit hitting",
    "set": "sets set set setting",
    "bear": "bears bore borne bearing",
    "dream": "dreams dreamed dreamed dreaming",
    "lie": "lies lied lied lying",
    "vie": "vies vied vied vying",
    "panic": "panics panicked panicked panicking",
}
_DOUBLING = listed(
    "admit commit submit permit refer infer deter ban bar beg pan rip tag dub quip slam"
    " brag opt snap plan recap chat nod compel"
)

ALL = SAYING | JUDGING | THINKING | WANTING | SHOWING
"""Every verb that may introduce what somebody else says, thinks or wants; plain forms."""

AUXILIARIES = listed(
    "am is are was were be been being has have had having do does did will would shall should can"
    " could may might must wo ca 'd 'll 've 're 'm n't not to"
)
"""What may stand before a verb within its group."""

ADVERBS = listed(
    "also often never always still just now then later earlier once again recently even ever only"
    " further already soon long far too yet not so more most much initially first rather well quite"
    " perhaps maybe previously instead today yesterday sometimes seldom almost all both"
)
"""Adverbs of a verb group that do not end in ly."""

LEADING = listed(
    "begin began begun begins continue continues continued start started starts go goes went going"
    " come came try tries tried stop stopped keep kept used able unable likely seem seems seemed"
    " appear appears appeared refuse refuses refused decline declines declined intend intends"
    " intended want wants wanted need needs needed plan plans planned expected ready willing"
    " eager quick forced happy keen reluctant set"
)
"""Verbs and adjectives after which `to` and another verb go on with the group: `began to argue`."""


def _regular(verb: str) -> tuple[str, str, str, str]:
    """Return the forms with s, the past, the participle and that with ing, by the rules of spelling."""
    if verb.endswith("y") and verb[-2] not in "aeou":
        stem = verb[:-1]
        return f"{stem}ies", f"{stem}ied", f"{stem}ied", f"{verb}ing"
    third = f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh")) else f"{verb}s"
    if verb.endswith("e"):
        stem = verb if verb.endswith(("ee", "oe", "ye")) else verb[:-1]
        return third, f"{verb}d", f"{verb}d", f"{stem}ing"
    if verb in _DOUBLING:
        verb += verb[-1]
    return third, f"{verb}ed", f"{verb}ed", f"{verb}ing"


def inflect(verb: str) -> tuple[str, str, str, str]:
    """Return the forms of a verb: he says, he said, he has said, he is saying."""
    if verb in _IRREGULAR:
        third, past, participle, gerund = _IRREGULAR[verb].split()
        return third, past, participle, gerund
    return _regular(verb)


@cache
def forms() -> dict[str, tuple[str, str]]:
    """Return every form in lower case with its verb and kind: plain, third, past or ing.

    Participles count as past. A form of two verbs belongs to one of them.
    """
    found: dict[str, tuple[str, str]] = {}
    for verb in sorted(ALL):
        third, past, participle, gerund = inflect(verb)
        found |= {verb: (verb, "plain"), third: (verb, "third"), gerund: (verb, "ing")}
        found |= {past: (verb, "past"), participle: (verb, "past")}
    return found


_COMMON = (
    "make take give get send put go come run bring keep let leave lay draw hold stand lose pay meet"
    " turn start begin continue move live play work serve die lead follow help open close grow win"
    " spend reach remain stay watch create read carry cut fall sell build raise pass kill stop use"
    " visit travel happen change provide include become lift impose sign release file launch join"
    " adopt cause reduce increase expand enforce introduce block unveil expose ignore sing strike"
    " rally focus depend rely belong concern deliver inject anger share arrive return end drop step"
    " enter face fight fly hang hide hit hurt lend rise shake shoot sit sleep sink steal teach tear"
    " throw wake wear break buy catch drive eat drink feed freeze spread split"
)
_COMMON_IRREGULAR = {
    "make": "made", "take": "took taken", "give": "gave given", "get": "got gotten", "send": "sent",
    "put": "put", "go": "went gone", "come": "came come", "run": "ran run", "bring": "brought",
    "keep": "kept", "let": "let", "leave": "left", "lay": "laid", "draw": "drew drawn",
    "stand": "stood", "lose": "lost", "pay": "paid", "meet": "met", "begin": "began begun",
    "lead": "led", "grow": "grew grown", "win": "won", "spend": "spent", "read": "read",
    "cut": "cut", "fall": "fell fallen", "sell": "sold", "build": "built", "become": "became become",
    "sing": "sang sung", "strike": "struck", "stop": "stopped", "drop": "dropped", "step": "stepped",
    "fight": "fought", "fly": "flew flown", "hang": "hung", "hide": "hid hidden", "hurt": "hurt",
    "lend": "lent", "rise": "rose risen", "shake": "shook shaken", "shoot": "shot", "sit": "sat",
    "sleep": "slept", "sink": "sank sunk", "steal": "stole stolen", "teach": "taught",
    "tear": "tore torn", "throw": "threw thrown", "wake": "woke woken", "wear": "wore worn",
    "break": "broke broken", "buy": "bought", "catch": "caught", "drive": "drove driven",
    "eat": "ate eaten", "drink": "drank drunk", "feed": "fed", "freeze": "froze frozen",
    "spread": "spread", "split": "split",
}  # fmt: skip


@cache
def common_forms() -> dict[str, tuple[str, str]]:
    """Return the forms of these and of other common verbs, and of be, have and do alone."""
    found: dict[str, tuple[str, str]] = {
        low: (low, "third")
        for low in ("is", "are", "was", "were", "has", "have", "had", "does", "did")
    }
    for verb in _COMMON.split():
        third, past, participle, gerund = _regular(verb)
        found |= {verb: (verb, "plain"), third: (verb, "third"), gerund: (verb, "ing")}
        pasts = _COMMON_IRREGULAR.get(verb, f"{past} {participle}").split()
        found |= dict.fromkeys(pasts, (verb, "past"))
    return found | forms()
