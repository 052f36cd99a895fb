"""The third schema: words that a person decided to keep. It never changes; later ones are new."""

STATEMENTS = (
    """
    CREATE TABLE kept_word (
        id INTEGER NOT NULL,
        text VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (text)
    )
    """,
)
