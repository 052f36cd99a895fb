"""The screens: the only part of codebook that knows textual."""
