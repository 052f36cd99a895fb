"""Who speaks and who codes: interviewees, their categories, coders."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from codebook.core.categories import Interviewee, Scheme
from codebook.core.text import clean, clean_within
from codebook.errors import BadInput
from codebook.store import reading
from codebook.store import tables as t
from codebook.store.log import LEAD, record
from codebook.store.projection import Change
from codebook.store.tables import table_of
from codebook.store.writing.rows import names, new

RESERVED = {"lead", "all", "consensus"}
"""Names that mean something else than a coder."""


def category_changes(connection: Connection, scheme: Scheme) -> list[Change]:
    """What makes the stored scheme equal to ``scheme``: new categories, new positions."""
    table = table_of(t.Category)
    stored = {row["path"]: dict(row) for row in connection.execute(select(table)).mappings()}
    changes = []
    for position, category in enumerate(scheme.with_paths(())):
        row = stored.get(category.path)
        if row is None:
            changes.append(
                new(
                    "category",
                    path=category.path,
                    name=clean(category.name).text,
                    position=position,
                )
            )
        elif row["position"] != position:
            changes.append(Change("category", row["id"], row, {**row, "position": position}))
    return changes


def add_interviewees(connection: Connection, people: Sequence[Interviewee]) -> None:
    """Adds interviewees, and the categories that the scheme lacks for them."""
    known = reading.interviewees(connection)
    _refuse_clashes(known, people)
    scheme = reading.scheme(connection).with_paths(person.category for person in people)
    changes = category_changes(connection, scheme)
    categories = names(connection, t.Category, "path")
    categories |= {c.after["path"]: c.subject for c in changes if c.before is None and c.after}
    changes += [
        new(
            "interviewee",
            pseudonym=person.pseudonym,
            category_id=categories[person.category],
            consent=person.consent,
            attributes=clean_within(dict(person.attributes))[0],
            position=position,
        )
        for position, person in enumerate(people, start=len(known))
    ]
    record(connection, LEAD, f"add {len(people)} interviewees", changes)


def _refuse_clashes(known: Sequence[Interviewee], people: Sequence[Interviewee]) -> None:
    taken = {person.pseudonym.casefold() for person in known}
    for person in people:
        if person.pseudonym.casefold() in taken:
            raise BadInput(f"interviewee {person.pseudonym} is listed already")
        taken.add(person.pseudonym.casefold())
    used = {person.category for person in [*known, *people]}
    for person in people:
        lower = next((path for path in used if path.startswith(person.category + "/")), None)
        upper = next((path for path in used if person.category.startswith(path + "/")), None)
        if lower or upper:
            raise BadInput(
                f"interviewee {person.pseudonym}: category {person.category} and "
                f"{lower or upper} contain one another; an interviewee belongs to a leaf"
            )


def add_coders(connection: Connection, wanted: Sequence[str]) -> None:
    """Adds coders; a name that is there already, empty or reserved is refused."""
    known = {name.casefold() for name in names(connection, t.Coder, "name")}
    changes = []
    for name in wanted:
        plain = check_coder_name(name)
        if plain.casefold() in known:
            raise BadInput(f"there is a coder {plain} already")
        known.add(plain.casefold())
        changes.append(new("coder", name=plain))
    record(connection, LEAD, "add coders", changes)


def check_coder_name(name: str) -> str:
    """A name a coder can have, without spaces around it; else :class:`BadInput`."""
    plain = name.strip()
    if not plain:
        raise BadInput("a coder needs a name; it is empty")
    if plain.casefold() in RESERVED:
        raise BadInput(f"a coder cannot be called {plain}: it is the name of something else")
    if len(plain) > 40 or not plain.isprintable() or "," in plain:
        raise BadInput("a coder's name has at most 40 characters, all of them visible, no comma")
    return plain
