"""The fifth schema: samples, layers seen, decisions, what is settled. It never changes."""

STATEMENTS = (
    """
    CREATE TABLE sample (
        id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        seed INTEGER NOT NULL,
        coders JSON NOT NULL,
        codes JSON NOT NULL,
        made_at VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (number)
    )
    """,
    """
    CREATE TABLE sample_transcript (
        id INTEGER NOT NULL,
        sample_id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (sample_id, transcript_id),
        FOREIGN KEY(sample_id) REFERENCES sample (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    )
    """,
    """
    CREATE INDEX ix_sample_transcript_transcript_id ON sample_transcript (transcript_id)
    """,
    """
    CREATE TABLE seen_layer (
        id INTEGER NOT NULL,
        coder_id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        finished BOOLEAN NOT NULL,
        made_under INTEGER NOT NULL,
        codings JSON NOT NULL,
        at VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (coder_id, transcript_id),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    )
    """,
    """
    CREATE INDEX ix_seen_layer_transcript_id ON seen_layer (transcript_id)
    """,
    """
    CREATE TABLE decision (
        id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        code_id INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        choice VARCHAR NOT NULL,
        accepted INTEGER,
        note VARCHAR NOT NULL,
        made_by VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL,
        digest_key VARCHAR NOT NULL,
        digest VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id),
        FOREIGN KEY(code_id) REFERENCES code (id),
        FOREIGN KEY(accepted) REFERENCES coder (id)
    )
    """,
    """
    CREATE INDEX ix_decision_code_id ON decision (code_id)
    """,
    """
    CREATE INDEX ix_decision_transcript_id ON decision (transcript_id)
    """,
    """
    CREATE TABLE settled (
        id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        coders JSON NOT NULL,
        at VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (transcript_id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    )
    """,
)
