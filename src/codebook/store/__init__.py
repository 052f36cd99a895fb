"""The study file: the only part of codebook that knows a database."""
