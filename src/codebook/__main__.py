"""``python -m codebook`` is the command ``codebook``."""

from codebook.cli.main import run

if __name__ == "__main__":
    run()
