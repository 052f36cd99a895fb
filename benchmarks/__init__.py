"""The budgets, measured: ours beside the bare floor, in one run on one machine."""
