"""The sixth schema: what decisions were about, and what was given instead. It never changes."""

STATEMENTS = (
    """
    CREATE TABLE decision_place (
        id INTEGER NOT NULL,
        decision_id INTEGER NOT NULL,
        marked JSON NOT NULL,
        given JSON NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (decision_id),
        FOREIGN KEY(decision_id) REFERENCES decision (id)
    )
    """,
)
