"""Invented interviews in which it is recorded where somebody is named, and how.

The names and the rules that bend them are of this module alone; the matcher knows none of them.
The talk around is that of the sample study, which names nobody.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "sample_transcripts"

GIVEN = (
    "Abigail Adriana Agnes Ahmed Alexander Alejandra Alfredo Alicia Amelia Anastasia Andrea "
    "Angela Anita Annika Antonio Arjun Armando Aurora Barbara Beatriz Benjamin Bernadette Bianca "
    "Bogdan Brandon Bruno Camila Candice Carlos Carmen Caroline Cassandra Catherine Cecilia "
    "Cristina Damian Daniela Daniel Danilo Deborah Denise Diego Dimitri Dolores Dominic Dorothy "
    "Edith Eduardo Ekaterina Elena Elizabeth Emiliano Emma Enrique Esteban Esther Eugene Fatima "
    "Felipe Fernando Florence Francisco Gabriela Geraldine Gloria Goran Guadalupe Guillermo "
    "Gwendolyn Hannah Harold Hassan Hector Helena Henrietta Ignacio Ingrid Irina Isabel Ismael "
    "Jacqueline Jamal Janet Javier Jennifer Jerome Jessica Joanna Joaquin Jonathan Joseph Juanita "
    "Judith Karolina Katarzyna Kathleen Keisha Kenneth Kimberly Krzysztof Lakshmi Lawrence Leandro "
    "Leticia Lorena Lucia Ludmila Luisa Magdalena Malik Manuel Marcela Margaret Maria Marisol "
    "Matthew Mei Mercedes Michael Miguel Milica Minh Miriam Mohammed Monique Nadezhda Natalia "
    "Nathaniel Nicholas Nina Noemi Octavio Olivia Oksana Patricia Paulina Pedro Philippa Rachel "
    "Rafael Ramona Raquel Rebecca Ricardo Robert Rodrigo Rosalind Roxana Ruth Samantha Samuel "
    "Santiago Sebastian Sergei Sharon Sigrid Silvia Simone Sofia Solveig Stanislav Stephanie "
    "Susannah Svetlana Tamara Tatiana Teresa Theodore Thomas Timothy Tomasz Tran Valentina Vanessa "
    "Veronica Victoria Vincent Virginia Vladimir Wanda Wilhelmina William Ximena Yolanda Yusuf "
    "Zachary Zainab Zofia Grace Mark Hope"
).split()

SURNAMES = (
    "Abernathy Aguilar Alvarez Andersson Arellano Bachmann Banerjee Barrientos Bautista Becerra "
    "Bergström Blackwood Bogdanović Bonilla Bouchard Branković Brown Calderón Callahan Carmichael "
    "Castellanos Cervantes Chaudhry Chowdhury Contreras Cordero Czajkowski Delacroix Delgado Desai "
    "Dimitrov Domínguez Drummond Dubois Eriksen Escobar Espinoza Estrada Fairbanks Faulkner "
    "Fernández Figueroa Fitzgerald Fitzpatrick Flanagan Fontaine Galindo Gallagher Gonzalez "
    "Grabowski Greenberg Guerrero Gutiérrez Haddad Halloran Hammond Hashimoto Hendricks Hernández "
    "Herrera Hoffmann Holloway Hussain Ibarra Iglesias Ivanova Jablonski Jankowski Jaramillo "
    "Jiménez Johansson Kapoor Karlsson Kaufman Khalil Kim Kovačević Kowalczyk Kowalski Kozłowska "
    "Krishnan Lafontaine Lancaster Landry Larsson Lefebvre Lindqvist Lombardi Luna Macdonald "
    "Maldonado Manning Marchetti Martínez McAllister McCarthy McKenzie Medina Mendoza Middleton "
    "Miranda Montenegro Morales Moriarty Mukherjee Nakamura Navarro Nguyen Nowak O'Brien O'Connor "
    "Ocampo Okafor Olszewski Orozco Ortega Osborne Padilla Papadopoulos Paredes Pemberton "
    "Peralta Petrović Pham Popescu Quintana Quiroga Radcliffe Rahman Ramírez Rasmussen "
    "Reinhardt Reyes Richardson Robertson Rodriguez Romanov Rosenberg Rosales Rutherford Saavedra "
    "Salazar Sanchez Santos Savchenko Schaefer Schneider Schumacher Sepúlveda Serrano "
    "Shevchenko Silverman Singh Skowroński Sokolov Solano Stanković Stein Suárez Swenson Takahashi "
    "Thibodeaux Thornton Tkachenko Torres Trujillo Urbina Vasquez Velázquez Villanueva Volkov "
    "Wachowski Wakefield Walczak Weinstein Whitaker Williamson Wiśniewski Wójcik Yamamoto Young "
    "Zamora Zapata Zimmermann"
).split()

STRANGERS = (
    "Perpetua Quigley|Ottoline Vance|Cosimo Tarkin|Brunhilde Ruiz|Thaddeus Okoro|Marguerite Lund|"
    "Lysander Pruitt|Ondine Castaway|Ferelith Boone|Zebulon Krantz|Isolde Pettigrew|Barnaby Tusk"
)

SHORT = dict(
    pair.split(":")
    for pair in (
        "Abigail:Abby Alexander:Sasha Alejandra:Ale Anastasia:Nastya Antonio:Tony Barbara:Babs "
        "Beatriz:Bea Benjamin:Benny Catherine:Cathy Cassandra:Cassie Cristina:Tina Daniel:Danny "
        "Deborah:Debbie Dimitri:Dima Dolores:Lola Dorothy:Dot Eduardo:Eddie Ekaterina:Katya "
        "Elizabeth:Liz Emiliano:Emi Enrique:Kike Eugene:Gene Fernando:Nando Francisco:Paco "
        "Gabriela:Gabi Guadalupe:Lupita Guillermo:Memo Gwendolyn:Gwen Harold:Harry "
        "Henrietta:Hettie Ignacio:Nacho Isabel:Izzy Jacqueline:Jackie Jennifer:Jen Jessica:Jess "
        "Joanna:Jo Jonathan:Jon Joseph:Joe Katarzyna:Kasia Kathleen:Kathy Kenneth:Ken Kimberly:Kim "
        "Krzysztof:Krzysiek Lawrence:Larry Leticia:Lety Ludmila:Mila Magdalena:Lena Manuel:Manny "
        "Margaret:Peggy Matthew:Matt Mercedes:Meche Michael:Mike Mohammed:Mo Nadezhda:Nadya "
        "Natalia:Natasha Nathaniel:Nate Nicholas:Nick Olivia:Liv Patricia:Trish Philippa:Pip "
        "Rafael:Rafa Rebecca:Becky Ricardo:Rick Robert:Bob Samantha:Sam Samuel:Sammy "
        "Santiago:Santi Sebastian:Seb Sergei:Seryozha Stephanie:Steph Susannah:Suzy "
        "Svetlana:Sveta Tatiana:Tanya Teresa:Tere Theodore:Ted Thomas:Tommy Timothy:Tim "
        "Tomasz:Tomek Veronica:Ronnie Victoria:Vicky Vincent:Vinny Vladimir:Vova "
        "Wilhelmina:Mina William:Liam Yolanda:Yoli Zachary:Zach"
    ).split()
)

_NEAR = {
    letter: row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for at, letter in enumerate(row)
}
_HEARD = (
    ("ph", "f"), ("th", "t"), ("sch", "sh"), ("cz", "ch"), ("ck", "k"), ("qu", "kw"), ("wi", "vi"),
    ("ll", "l"), ("ss", "s"), ("nn", "n"), ("tt", "t"), ("ey", "y"), ("ie", "y"), ("ia", "ya"),
    ("ka", "ca"), ("ca", "ka"), ("ce", "se"), ("ci", "si"), ("gi", "ji"), ("ge", "je"),
    ("x", "ks"), ("z", "s"), ("y", "i"), ("ei", "ai"), ("ou", "u"), ("ee", "ea"), ("ks", "x"),
    ("v", "w"), ("j", "h"), ("k", "c"), ("h", ""), ("o", "a"), ("e", "i"),
)  # fmt: skip
_LOOKS = str.maketrans("aeopcxyAEOPCXTMKHB", "аеорсхуАЕОРСХТМКНВ")

TALK = (
    "So {} called me back the same night.|I never saw {} again after that.|It was {}, I think, "
    "who opened the door.|They asked {} to sign it.|And then {} said no.|I was living with {} "
    "for a while.|You would have to ask {} about it.|The first one to help was {}.|Nobody but {} "
    "knew where we were.|We sat in the car, {} and me.|I told {} everything, twice.|What {} did "
    "was wrong.|Because {} was there before me.|My lawyer spoke to {} for an hour.|When {} came "
    "in, they all stopped talking.|He said that {} had the keys.|It is what I heard from {}.|There "
    "was a letter for {} on the table.|Only {} was paid.|I still send {} a card every year."
).split("|")

OWNED = (
    "It was {}'s apartment.|We used {}'s phone.|That was {}'s idea, not mine.|I met {}'s mother "
    "once.|They found {}'s papers in the drawer."
).split("|")

OTHERS: dict[str, tuple[str, ...]] = {
    kind: (sentence, *ways.split("|"))
    for kind, sentence, ways in (
        ("e-mail", "You can write to {} if you want.", "jo.{w}{d}@{w}mail.org|{w}_{w}@{w}.net"),
        (
            "phone", "My number is {} now.",
            "({d}{d}3) 555-01{d}{d}|+44 20 79{d}{d} 0{d}{d}8|2{d}3.555.01{d}{d}|2125550{d}{d}{d}",
        ),
        (
            "phone, spoken", "She left a number, {}, and hung up.",
            "two one three five five five oh {s} {s} {s}|{s} {s} {s}, {s} {s}, {s} {s} {s} {s}",
        ),
        (
            "case number", "It is on the paper, {}, if you need it.",
            "case number >{d}{d}-{d}{d}{d}{d}|docket >2:{d}{d}-cr-00{d}{d}{d}|"
            "file no. >{d}{d}{d}{d}{d}",
        ),
        (
            "document", "The card said {}.",
            "A{d}{d}{d}{d}{d}{d}{d}{d}{d}|{d}{d}{d}-{d}{d}-{d}{d}{d}{d}|EAC{d}{d}{d}{d}{d}{d}{d}{d}",
        ),
        (
            "link", "There was an ad on {} with my face.",
            "www.{w}{w}.com/ads|https://{w}.net/{d}{d}|{w}{w}.com",
        ),
        ("handle", "I found him as {} online.", "@{w}_{w}|{w}{w}{d}{d}"),
        (
            "date", "It happened {} in the morning.",
            "on March {d}, 2017|on the fourteenth of May|on 1{d}/0{d}/2016|on 2 October 2015",
        ),
        ("sum", "I owed them {} at the end.", "${d}{d},500|{d}00 dollars|twelve thousand dollars"),
        (
            "title", "I spoke to {} about the room.",
            "Dr. Quenneville|Detective Oberholtzer|Mrs. Tidmarsh|officer Vanterpool",
        ),
        (
            "my name is", "And I said, {}.",
            "my name is Philomena|they call me Xochitl|her name was Thandiwe",
        ),
        (
            "institution", "They sent us to {} then.",
            "the Larkspur Police Department|Saint Aldhelm Hospital|the University of Penhallow|"
            "the Marbury County Department of Social Services",
        ),
        ("address", "We stayed at {} that winter.", "412 Fennimore Street|77 Old Quarry Road"),
        (
            "place, listed", "I came from {} with nothing.",
            "Guadalajara|San Bernardino|Cebu|Kyiv|New Jersey",
        ),
        (
            "place, not listed", "I grew up in {} with my aunt.",
            "Wexcombe|Tlalpujahua|Nether Wallop",
        ),
        ("stranger", "Then somebody called {} came.", STRANGERS),
    )
}  # fmt: skip
"""By kind: a sentence, and what may stand in it; ``{d}``, ``{w}`` and ``{s}`` are drawn.

What is before ``>`` is said, and is none of the identifier.
"""

NOISE = (
    "It was somewhere near {}.|I only know it from {}.|They were always talking about {}.|She had "
    "something to do with {}.|It was like in {}, only worse.|He paid with {}."
).split("|")
"""Talk of what is nobody's name, but has a capital."""

PROPER = (
    "Acrobat|Advil|Airbnb|Alcatraz|Amtrak|Applebees|Arby's|Armani|Aspirin|Avalon|Aztec|Babylon|"
    "Backpage|Balkan|Bavaria|Benadryl|Best Western|Bible|Bluetooth|Broadway|Buick|Burberry|"
    "Cadillac|Camaro|Caribbean|Carolina|Cashapp|Catalonia|Chevron|Chihuahua|Chipotle|Chrysler|"
    "Cinderella|Clorox|Coachella|Colgate|Comcast|Costco|Craigslist|Creole|Dalmatia|Denny's|Diesel|"
    "Disney|Dodge|Dracula|Dunkin|Ebola|Ecstasy|Exxon|Facebook|Fanta|Farsi|Ferrari|Frankenstein|"
    "Galicia|Gatorade|Gatwick|Greyhound|Gucci|Hamas|Hennessy|Hercules|Hilton|Hindi|Honda|Hyundai|"
    "Ibuprofen|Ikea|Instagram|Jeopardy|Kleenex|Kosovo|Lambada|Lamborghini|Levis|Lexus|Listerine|"
    "Macarena|Macys|Mandarin|Marlboro|Marriott|Maserati|Mastercard|Medicaid|Medicare|Mercury|"
    "Miranda rights|Moneygram|Monopoly|Moravia|Mormon|Motorola|Nahuatl|Narcan|Netflix|Nintendo|"
    "Normandy|Olympics|Orthodox|Oxycontin|Paypal|Pentecost|Pepsi|Pokemon|Porsche|Prozac|Quechua|"
    "Quaker|Ritalin|Romani|Romeo|Safeway|Samsung|Santa Claus|Saturn|Sears|Shakespeare|Sicily|"
    "Skype|Slavic|Snapchat|Starbucks|Subaru|Super Bowl|Tagalog|Target|Texaco|Tinder|Titanic|Toyota|"
    "Trojan|Tylenol|Uber|Valium|Vaseline|Venmo|Versace|Viagra|Victorian|Visa|Volvo|Walgreens|"
    "Walmart|Wendy's|Western Union|Xanax|Yamaha|Yiddish|Zelle|Zoloft"
).split("|")

_WORDS = "zur bel tam vok rin dal fep mor lys gan".split()
_SAID = "one two three four five six seven eight nine".split()


@dataclass(frozen=True, slots=True)
class Planted:
    """An identifier at ``[start, end)``: its kind, and whether it is one of the roster."""

    start: int
    end: int
    kind: str
    named: bool


@dataclass(slots=True)
class Interview:
    """A text, and what was planted in it."""

    text: str = ""
    planted: list[Planted] = field(default_factory=list)


def roster(chance: random.Random, people: int) -> list[str]:
    """Full names, some with two given names or a double surname."""
    names: set[str] = set()
    while len(names) < people:
        given, family = chance.choice(GIVEN), chance.choice(SURNAMES)
        if chance.random() < 0.1:
            given += f" {chance.choice(GIVEN)}"
        if chance.random() < 0.1:
            family += f"-{chance.choice(SURNAMES)}"
        names.add(f"{given} {family}")
    return sorted(names)


def interview(chance: random.Random, names: Sequence[str], words: int, *, low: bool) -> Interview:
    """About so many words, with a name of the roster every 40 or so, and others more rarely.

    ``low`` gives it as a machine writes: in lower case, without accents.
    """
    made = Interview()
    talk = _talk()
    count = 0
    while count < words:
        said = f"{chance.choice(('INT', 'P-07'))}: {chance.choice(talk)} "
        count += said.count(" ")
        made.text += said.casefold() if low else said
        for _ in range(chance.choice((0, 1, 1, 2))):
            count += _name(made, chance, names, low=low)
        if chance.random() < 0.25:
            count += _other(made, chance, low=low)
        if chance.random() < 0.3:
            noise = f"{chance.choice(NOISE).replace('{}', chance.choice(PROPER))} "
            count += noise.count(" ")
            made.text += noise.casefold() if low else noise
        made.text += "\n\n"
    return made


def _talk() -> list[str]:
    """What is said in the sample study, in pieces of a few sentences."""
    pieces: list[str] = []
    for file in sorted(SAMPLE.glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            sentences = re.split(r"(?<=[.?!]) ", line.partition(": ")[2])
            pieces += [" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3)]
    return [piece for piece in pieces if piece]


def _plant(made: Interview, sentence: str, what: str, kind: str, named: bool, low: bool) -> int:
    before, _, after = sentence.partition("{}")
    if low:
        before, what, after = before.casefold(), _plain(what).casefold(), after.casefold()
    start = len(made.text) + len(before)
    made.planted.append(Planted(start, start + len(what), kind, named))
    made.text += f"{before}{what}{after} "
    return (before + what + after).count(" ") + 1


def _name(made: Interview, chance: random.Random, names: Sequence[str], *, low: bool) -> int:
    kinds = [kind for kind in WAYS if not (low and kind in _CASED)]
    while True:
        kind = chance.choices(kinds, [WAYS[kind][0] for kind in kinds])[0]
        full = chance.choice(names)
        what = WAYS[kind][1](chance, full)
        if what:
            break
    sentences = OWNED if kind == "possessive" else TALK
    return _plant(made, chance.choice(sentences), what, kind, True, low)


def _other(made: Interview, chance: random.Random, *, low: bool) -> int:
    kind = chance.choice(list(OTHERS))
    sentence, *ways = OTHERS[kind]
    what = re.sub(r"\{([dws])\}", lambda drawn: _drawn(chance, drawn[1]), chance.choice(ways))
    before, _, what = what.rpartition(">")
    return _plant(made, sentence.replace("{}", f"{before}{{}}"), what, kind, False, low)


def _drawn(chance: random.Random, what: str) -> str:
    if what == "d":
        return str(chance.randint(1, 9))
    return chance.choice(_WORDS if what == "w" else _SAID)


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFD", name.replace("ł", "l").replace("Ł", "L"))
    return "".join(char for char in bare if not unicodedata.combining(char))


def _one(chance: random.Random, full: str) -> str:
    """A given name or a surname of somebody."""
    return chance.choice(re.split("[ -]", full))


def _long(chance: random.Random, full: str, least: int) -> str:
    return max((one for one in re.split("[ -]", full) if len(one) >= least), key=len, default="")


def _changed(
    change: Callable[[random.Random, str, int], str],
) -> Callable[[random.Random, str], str]:
    """A misspelling of one letter, not the first one."""

    def bend(chance: random.Random, full: str) -> str:
        name = _plain(_one(chance, full))
        if len(name) < 4:
            return ""
        at = chance.randrange(1, len(name))
        bent = change(chance, name, at)
        return bent if bent != name else ""

    return bend


def _heard(chance: random.Random, full: str) -> str:
    name = _plain(_one(chance, full)).casefold()
    rules = [rule for rule in _HEARD if rule[0] in name[1:]]
    if len(name) < 4 or not rules:
        return ""
    for spelling, heard in chance.sample(rules, min(len(rules), chance.choice((1, 1, 2)))):
        name = name[0] + name[1:].replace(spelling, heard, 1)
    return name.capitalize()


def _cut(chance: random.Random, full: str) -> str:
    name = _plain(_long(chance, full, 6))
    vowel = re.match("[^aeiouy]*[aeiouy]+[^aeiouy]+", name, re.IGNORECASE)
    return vowel[0] if vowel and 2 < len(vowel[0]) < len(name) - 1 else ""


def _broken(chance: random.Random, full: str) -> str:
    name = _long(chance, full, 5)
    at = chance.randint(2, len(name) - 2) if name else 0
    return f"{name[:at]}-\n{name[at:]}" if at else ""


def _stretched(chance: random.Random, full: str) -> str:
    name = _one(chance, full)
    return name + name[-1] * chance.randint(2, 5)


def _looking_alike(chance: random.Random, full: str) -> str:
    name = _one(chance, full)
    alike = name.translate(_LOOKS)
    return alike if alike != name else ""


def _wide(chance: random.Random, full: str) -> str:
    return "".join(
        chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in _one(chance, full)
    )


def _hidden(chance: random.Random, full: str) -> str:
    name = _one(chance, full)
    return name[:2] + chance.choice("\u200d\u200c\u200e\u200f") + name[2:]


def _without_accents(chance: random.Random, full: str) -> str:
    return _plain(full) if _plain(full) != full else ""


def _beside(chance: random.Random, name: str, at: int) -> str:
    return name[:at] + chance.choice(_NEAR.get(name[at].lower(), "e")) + name[at + 1 :]


def _swapped(chance: random.Random, name: str, at: int) -> str:
    return (name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]).capitalize()


WAYS: dict[str, tuple[int, Callable[[random.Random, str], str]]] = {
    "full name": (12, lambda _, full: full),
    "given name": (16, lambda _, full: full.split()[0]),
    "surname": (10, lambda _, full: re.split("[ -]", full)[-1]),
    "possessive": (5, _one),
    "lower case": (4, lambda chance, full: _one(chance, full).casefold()),
    "capitals": (2, lambda chance, full: _one(chance, full).upper()),
    "without accents": (3, _without_accents),
    "surname first": (2, lambda _, full: f"{full.split()[-1]} {full.split()[0]}"),
    "nickname": (10, lambda _, full: SHORT.get(full.split()[0], "")),
    "letter beside": (4, _changed(_beside)),
    "letter doubled": (4, _changed(lambda _, name, at: name[:at] + name[at - 1 :].lower())),
    "letter dropped": (4, _changed(lambda _, name, at: name[:at] + name[at + 1 :])),
    "letters swapped": (4, _changed(_swapped)),
    "as heard": (8, _heard),
    "cut short": (4, _cut),
    "stretched": (2, _stretched),
    "broken at a line": (2, _broken),
    "look-alike letters": (2, _looking_alike),
    "full width": (1, _wide),
    "hidden character": (2, _hidden),
}
"""By kind: how often among a hundred or so, and how a name is bent; nothing where it cannot be."""

_CASED = ("lower case", "capitals", "without accents", "look-alike letters")
