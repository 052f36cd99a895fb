"""One module per format: bytes or text in, values of the core out, and back."""
