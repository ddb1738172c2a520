"""The ledger. The only folder that speaks SQL."""
