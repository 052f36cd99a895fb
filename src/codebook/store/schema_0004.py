"""The fourth schema: releases, claims, summaries, telling facts. It never changes."""

STATEMENTS = (
    """
    CREATE TABLE release (
        id INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        layer VARCHAR NOT NULL,
        facts JSON NOT NULL,
        made_at VARCHAR NOT NULL,
        made_by VARCHAR NOT NULL,
        log_head VARCHAR NOT NULL,
        log_length INTEGER NOT NULL,
        withdrawn_at VARCHAR NOT NULL,
        withdrawn_by VARCHAR NOT NULL,
        withdrawn_because VARCHAR NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE claim (
        id INTEGER NOT NULL,
        text VARCHAR NOT NULL,
        code_id INTEGER NOT NULL,
        stance VARCHAR NOT NULL,
        category VARCHAR NOT NULL,
        quantifier VARCHAR NOT NULL,
        evidence JSON NOT NULL,
        made_at VARCHAR NOT NULL,
        changed_at VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(code_id) REFERENCES code (id)
    )
    """,
    """
    CREATE INDEX ix_claim_code_id ON claim (code_id)
    """,
    """
    CREATE TABLE summary (
        id INTEGER NOT NULL,
        code_id INTEGER NOT NULL,
        interviewee_id INTEGER NOT NULL,
        text VARCHAR NOT NULL,
        changed_at VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (code_id, interviewee_id),
        FOREIGN KEY(code_id) REFERENCES code (id),
        FOREIGN KEY(interviewee_id) REFERENCES interviewee (id)
    )
    """,
    """
    CREATE INDEX ix_summary_interviewee_id ON summary (interviewee_id)
    """,
    """
    CREATE TABLE unique_fact (
        id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        note VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL,
        digest_key VARCHAR NOT NULL,
        digest VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    )
    """,
    """
    CREATE INDEX ix_unique_fact_transcript_id ON unique_fact (transcript_id)
    """,
)
