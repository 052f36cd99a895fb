"""What people set out to do with a study, each the same from a screen and from a command."""
