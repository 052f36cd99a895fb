"""The command line: thin, each command importing what it needs when it runs."""
