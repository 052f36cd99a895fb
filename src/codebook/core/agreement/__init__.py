"""Agreement between coders: how far layers coincide, per code and unit, with its uncertainty.

Exact integers until the last division; the cost grows with codings, never with text.
"""
