"""The token rules, sharing nothing with the core, and the cases that both are asked about."""
