"""The checks before doors open."""
