"""Reads news reports and keeps a ledger of what was claimed, each value tied to the words it came from."""
