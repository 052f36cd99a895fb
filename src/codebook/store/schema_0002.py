"""The second schema: what the desk needs beside codings. It never changes; later ones are new."""

STATEMENTS = (
    """
    DROP INDEX ix_coding_coder_id
    """,
    """
    CREATE INDEX coding_counts ON coding (coder_id, code_id)
    """,
    """
    CREATE UNIQUE INDEX code_at_the_top ON code ("key") WHERE parent_id IS NULL
    """,
    """
    CREATE TABLE assignment (
        id INTEGER NOT NULL,
        coder_id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (coder_id, transcript_id),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    )
    """,
    """
    CREATE INDEX ix_assignment_transcript_id ON assignment (transcript_id)
    """,
    """
    CREATE TABLE code_change (
        id INTEGER NOT NULL,
        code_id INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        what VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(code_id) REFERENCES code (id)
    )
    """,
    """
    CREATE INDEX ix_code_change_code_id ON code_change (code_id)
    """,
    """
    CREATE TABLE memo (
        id INTEGER NOT NULL,
        about VARCHAR NOT NULL,
        coder_id INTEGER,
        transcript_id INTEGER,
        code_id INTEGER,
        revision INTEGER,
        start INTEGER,
        "end" INTEGER,
        text VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL,
        changed_at VARCHAR NOT NULL,
        digest_key VARCHAR NOT NULL,
        digest VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id),
        FOREIGN KEY(code_id) REFERENCES code (id)
    )
    """,
    """
    CREATE INDEX ix_memo_coder_id ON memo (coder_id)
    """,
    """
    CREATE INDEX ix_memo_transcript_id ON memo (transcript_id)
    """,
    """
    CREATE INDEX ix_memo_code_id ON memo (code_id)
    """,
    """
    CREATE TABLE pin (
        id INTEGER NOT NULL,
        coder_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        code_id INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (coder_id, number),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(code_id) REFERENCES code (id)
    )
    """,
    """
    CREATE INDEX ix_pin_code_id ON pin (code_id)
    """,
    """
    CREATE TABLE progress (
        id INTEGER NOT NULL,
        coder_id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        turns INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (coder_id, transcript_id),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    )
    """,
    """
    CREATE INDEX ix_progress_transcript_id ON progress (transcript_id)
    """,
    """
    CREATE TABLE study_rule (
        id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        value VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (name)
    )
    """,
)
