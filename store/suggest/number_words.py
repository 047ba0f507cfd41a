"""The parts that figures are made of, as patterns: numbers, units, currencies, hedges, dates.

Every repetition is bounded or possessive, so that no text makes a search slow.
"""

from __future__ import annotations


def _any(words: str) -> str:
    """Return a pattern of any of these words; `_` stands for white space within one."""
    return "(?:" + "|".join(word.replace("_", r"\s") for word in words.split()) + ")"


_DIGITS = (
    r"(?:\d{1,3}(?:[,'’]\d{3}){1,6}+(?!\d)|\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,6}+(?!\d)|\d++|(?=\.\d))"
    r"(?:[.,]\d++){0,8}+"
)
_POWER = r"(?:e[+-]?\d{1,3}|\s?[x×*]\s?10\^?[+-]?\d{1,3}|\^[+-]{0,2}\d{1,3})"
_ONES = _any(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen zero nought"
)
_TENS = _any("twenty thirty forty fifty sixty seventy eighty ninety")
_SCALE = _any(
    "hundred thousand million billion trillion quadrillion dozens? scores hundreds thousands"
    " millions billions trillions lakhs? crores? bn bln mln mn tn tln mil"
)
_PART = (
    r"(?:half|halves|quarters?|thirds?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
    r"|(?:hundred|thousand|million|billion|trillion)ths?)"
)
_ORDINAL = _any(
    "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth"
    " hundredth thousandth millionth"
)
_WORD = rf"(?:{_ONES}|{_TENS}|{_SCALE}|{_PART}|{_ORDINAL})\b"
_SPELLED = (
    rf"(?:(?:an?\s(?={_SCALE}\b|{_PART}\b)|(?:minus|negative)\s)?{_WORD}"
    rf"(?:(?:\s{{1,3}}|\s?-\s?)(?:(?:and|point|over|out\sof|in|of)\s)?(?:an?\s{{1,3}})?{_WORD}){{0,10}}+)"
)
_FRACTION = r"(?:(?:\d{1,4}\s)?\d{1,4}[/⁄]\d{1,4}(?![/\d])|\d{0,4}[¼½¾⅐-⅞])"
_SIGN = r"(?:[+±−-]\s{0,2})?"
NUMBER = (
    rf"(?:{_SIGN}{_FRACTION}|\d{{1,3}}\sof\s(?:the\s)?{_DIGITS}|[1-9]\sin\s\d{{1,3}}\b|{_SIGN}{_DIGITS}{_POWER}?(?:\s?-?\s?{_SCALE}\b){{0,2}}"
    rf"(?:\sand\s{_SPELLED}|\sout\sof\s{_DIGITS})?|{_SPELLED})"
)
"""A number in digits or words, with `million` and the like."""

CURRENCY = (
    r"(?:(?:u\.?s\.?\s?|[a-z]{1,3})?[$€£¥₹₩₽₺₪₴₫฿¢]|(?:us|aud|nzd|cad|usd)\s[$]|\b"
    + _any(
        "usd eur gbp jpy cny rmb chf aud cad nzd sek nok dkk pln huf czk inr rub brl zar krw mxn"
        " hkd sgd try uah"
    )
    + r"(?![^\W\d_]))"
)
"""The sign or code of a currency."""

_NATION = (
    r"(?:u\.?s\.?|american|australian|canadian|hong\skong|new\szealand|singapore|british|swiss"
    r"|french|belgian|finnish|danish|norwegian|swedish|czech|indian|russian|turkish|mexican|chinese"
    r"|japanese|german|icelandic|egyptian|israeli)"
)
UNIT = (
    r"(?:%|‰|°\s?[cf]?|℃|℉|[$€£¥₹¢]|"
    r"(?:per\s?cent|percentage(?:\spoints?)?|(?:basis\s|percentage\s)?points?|degrees?(?:\s(?:celsius|fahrenheit))?"
    rf"|(?:{_NATION}\s)?(?:dollars?|euros?|pounds?(?:\ssterling)?|cents?|pence|penn(?:y|ies)|yen|yuan|renminbi|rmb|usd"
    r"|eur|francs?|marks?|markka|pesetas?|pesos?|rupees?|ro?ubles?|lire|krona|kron(?:or|er|e)|guilders?|won|rand|real|reais"
    r"|shekels?|forints?|zlotys?|hryvnias?|drachmas?)"
    r"|(?:square\s|cubic\s|nautical\s|metric\s|fluid\s|light[\s-])?(?:kilomet(?:er|re)s?|centimet(?:er|re)s?|millimet(?:er|re)s?"
    r"|met(?:er|re)s?|miles?|yards?|feet|foot|ft|inch(?:es)?|acres?|hectares?|ounces?|grams?|kilograms?|kilos?|tons?|tonnes?"
    r"|lit(?:er|re)s?|millilit(?:er|re)s?|gallons?|barrels?|bushels?|knots?|km|cm|mm|m|mi|kg|g|[µμ][gms]|mg|lbs?|oz|ml|l|mph|km/h|kph|sq"
    r"|kilowatts?|megawatts?|gigawatts?|kwh|mw|gw|volts?|watts?|hertz|mhz|ghz|calories|joules?|(?:kilo|mega|giga|tera)?bytes?|kb|mb|gb|tb)"
    r"(?:\s(?:an\shour|per\shour|per\ssecond))?"
    r"|(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies))(?:(?:\s|-)old\b|\sof\sage\b)?"
    r"|times|turns?|bpm|fold|pm|am|p\.m\.?|a\.m\.?|o['’]clock)(?![^\W_]))"
)
"""What is measured in."""

SMALLER = (
    rf"(?:\s(?:and\s)?(?:\d{{1,3}}|{_TENS}[\s-]{_ONES}|{_TENS}|{_ONES})\s?"
    r"(?:in|inch(?:es)?|ounces?|oz|minutes?|seconds?|months?|days?|cents?|pence))"
)
"""The rest of a measure in two units: `12 feet` and then `2 inches`."""

GLUED = (
    rf"(?:(?:[$€£¥]?\d{{1,12}}(?:[.,]\d{{1,6}}){{0,3}}|{_TENS}-{_ONES}|{_TENS}|{_ONES})"
    r"(?:(?<=\d)[^\W\d_]{1,4}|-[^\W\d_]{2,12}(?:-old)?))"
)
"""A number with its unit written to it: `10km`, `27th`, `two-story`, `10-gallon`."""

HEDGE = (
    r"(?:about|around|roughly|approximately|approx\.?|nearly|almost|over|under|below|above|some|circa|ca\.|just|only|exactly"
    r"|(?:(?:no|not)\s)?(?:more|less|fewer|greater|higher|lower|better|other|older|younger)\sthan"
    r"|(?:just\s)?(?:over|under|shy\sof|short\sof)|at\s(?:least|most)|up\sto|as\s(?:many|much|few|little|low|high)\sas|close\sto"
    r"|an?\s(?:estimated|average\sof|total\sof|record|whopping|mere|minimum\sof|maximum\sof)|estimated|upwards?\sof|well\sover"
    r"|(?:aged?|ages)|north\sof|in\sexcess\sof)"
)
"""What loosens a number."""

_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|(?-i:M)ar(?:ch|\.)|apr(?:il|\.)|(?-i:M)ay|june?\.?|july?\.?|aug(?:ust|\.)?|sept?(?:ember|\.)?"
    r"|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_DATE = (
    rf"(?:(?:{_DAY},?\s)?(?:{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?(?:\sof)?\s{_MONTH})"
    rf"(?:\s?[-–—]\s?\d{{1,2}}\b)?(?:,?\s{_YEAR})?|{_MONTH},?\s{_YEAR}|{_YEAR}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./](?:{_YEAR}|\d\d)\b)"
)
_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?)(?:\s(?:[ECMP][SD]?T|GMT|UTC|BST|CET)\b)?|\d{1,2}:\d\d(?::\d\d)?)"
CALENDAR = (
    rf"(?:{_DATE}|{_CLOCK}|(?:the\s)?(?:early\s|mid-|late\s)?(?:1[5-9]|20)?\d0s"
    rf"|{_YEAR}\s?[-–—/]\s?(?:{_YEAR}|\d\d)(?!\d)|(?:age|aged)\s\d{{1,3}})"
)
"""A date, a time, a decade, a season of two years, an age."""

COUNTED = (
    r"(?!(?:is|was|has|as|its|his|this|us|plus|minus|equals|does|goes|says|times|always|towards|afterwards|perhaps|besides"
    r"|less|miss|across|unless|versus|vs|thus|and|of|yes)\b)(?:people|men|women|children|police|lives|[a-z]{2,20}(?<![su])s)"
)
"""What is counted: one plural."""
