"""codebook: a terminal studio for teams who code confidential interviews."""

__version__ = "0.1.0"
