"""What guards the rule that no identity enters a study."""
