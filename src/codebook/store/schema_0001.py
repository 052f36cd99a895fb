"""The first schema, as it was; a later one is a new step of :mod:`codebook.store.migrations`."""

STATEMENTS = (
    """
    CREATE TABLE action (
        id INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        actor VARCHAR NOT NULL,
        what VARCHAR NOT NULL,
        state VARCHAR NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE INDEX action_stack ON action (actor, state, seq)
    """,
    """
    CREATE TABLE category (
        id INTEGER NOT NULL,
        path VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (path)
    )
    """,
    """
    CREATE TABLE code (
        id INTEGER NOT NULL,
        parent_id INTEGER,
        "key" VARCHAR NOT NULL,
        name VARCHAR NOT NULL,
        definition VARCHAR NOT NULL,
        include VARCHAR NOT NULL,
        exclude VARCHAR NOT NULL,
        examples JSON NOT NULL,
        color VARCHAR NOT NULL,
        aliases JSON NOT NULL,
        position INTEGER NOT NULL,
        retired BOOLEAN NOT NULL,
        added_in INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (parent_id, "key"),
        FOREIGN KEY(parent_id) REFERENCES code (id)
    )
    """,
    """
    CREATE TABLE codebook_revision (
        id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        title VARCHAR NOT NULL,
        version VARCHAR NOT NULL,
        reason VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (number)
    )
    """,
    """
    CREATE TABLE coder (
        id INTEGER NOT NULL,
        name VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (name)
    )
    """,
    """
    CREATE TABLE event (
        seq INTEGER NOT NULL,
        id INTEGER NOT NULL,
        action_id INTEGER NOT NULL,
        actor VARCHAR NOT NULL,
        what VARCHAR NOT NULL,
        reverses INTEGER,
        kind VARCHAR NOT NULL,
        subject INTEGER NOT NULL,
        "before" VARCHAR,
        "after" VARCHAR,
        at VARCHAR NOT NULL,
        content_key VARCHAR NOT NULL,
        content_digest VARCHAR NOT NULL,
        digest VARCHAR NOT NULL,
        PRIMARY KEY (seq),
        UNIQUE (id)
    )
    """,
    """
    CREATE INDEX event_action ON event (action_id)
    """,
    """
    CREATE TABLE migration (
        name VARCHAR NOT NULL,
        applied_at VARCHAR NOT NULL,
        PRIMARY KEY (name)
    )
    """,
    """
    CREATE TABLE study (
        id INTEGER NOT NULL,
        uid VARCHAR NOT NULL,
        title VARCHAR NOT NULL,
        blind VARCHAR NOT NULL,
        created_at VARCHAR NOT NULL,
        PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE transcript (
        id INTEGER NOT NULL,
        "key" VARCHAR NOT NULL,
        position INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        attributes JSON NOT NULL,
        reviewed_by VARCHAR NOT NULL,
        PRIMARY KEY (id),
        UNIQUE ("key")
    )
    """,
    """
    CREATE TABLE coding (
        id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        coder_id INTEGER NOT NULL,
        code_id INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        memo VARCHAR NOT NULL,
        stance VARCHAR NOT NULL,
        quotable VARCHAR NOT NULL,
        made_at VARCHAR NOT NULL,
        made_under INTEGER NOT NULL,
        digest_key VARCHAR NOT NULL,
        digest VARCHAR NOT NULL,
        PRIMARY KEY (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(code_id) REFERENCES code (id)
    )
    """,
    """
    CREATE INDEX coding_layer ON coding (transcript_id, coder_id, code_id, start)
    """,
    """
    CREATE INDEX ix_coding_code_id ON coding (code_id)
    """,
    """
    CREATE INDEX ix_coding_coder_id ON coding (coder_id)
    """,
    """
    CREATE TABLE finished (
        id INTEGER NOT NULL,
        coder_id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        made_at VARCHAR NOT NULL,
        made_under INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (coder_id, transcript_id),
        FOREIGN KEY(coder_id) REFERENCES coder (id),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    )
    """,
    """
    CREATE INDEX ix_finished_transcript_id ON finished (transcript_id)
    """,
    """
    CREATE TABLE interviewee (
        id INTEGER NOT NULL,
        pseudonym VARCHAR NOT NULL,
        category_id INTEGER NOT NULL,
        consent VARCHAR NOT NULL,
        attributes JSON NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (pseudonym),
        FOREIGN KEY(category_id) REFERENCES category (id)
    )
    """,
    """
    CREATE INDEX ix_interviewee_category_id ON interviewee (category_id)
    """,
    """
    CREATE TABLE revision (
        id INTEGER NOT NULL,
        transcript_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        sha256 VARCHAR NOT NULL,
        characters INTEGER NOT NULL,
        words INTEGER NOT NULL,
        turns JSON NOT NULL,
        PRIMARY KEY (id),
        UNIQUE (transcript_id, number),
        FOREIGN KEY(transcript_id) REFERENCES transcript (id)
    )
    """,
    """
    CREATE TABLE coding_speaker (
        coding_id INTEGER NOT NULL,
        interviewee_id INTEGER NOT NULL,
        words INTEGER NOT NULL,
        PRIMARY KEY (coding_id, interviewee_id),
        FOREIGN KEY(coding_id) REFERENCES coding (id),
        FOREIGN KEY(interviewee_id) REFERENCES interviewee (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE revision_text (
        revision_id INTEGER NOT NULL,
        text VARCHAR NOT NULL,
        PRIMARY KEY (revision_id),
        FOREIGN KEY(revision_id) REFERENCES revision (id)
    )
    """,
    """
    CREATE TABLE turn (
        revision_id INTEGER NOT NULL,
        number INTEGER NOT NULL,
        role VARCHAR NOT NULL,
        speaker VARCHAR NOT NULL,
        interviewee_id INTEGER,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        time INTEGER,
        PRIMARY KEY (revision_id, number),
        FOREIGN KEY(revision_id) REFERENCES revision (id),
        FOREIGN KEY(interviewee_id) REFERENCES interviewee (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE internal_view (
        id INTEGER NOT NULL,
        what VARCHAR NOT NULL,
        at VARCHAR NOT NULL,
        PRIMARY KEY (id)
    )
    """,
)
