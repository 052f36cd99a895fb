"""The sixth schema: what a decision was about, and what was given instead. It never changes."""

STATEMENTS = (
    "ALTER TABLE decision ADD COLUMN marked JSON NOT NULL DEFAULT '[]'",
    "ALTER TABLE decision ADD COLUMN given JSON NOT NULL DEFAULT '[]'",
)
