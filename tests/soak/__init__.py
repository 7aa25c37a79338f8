"""Runs that are too long for the suite: ``python3 dev.py soak NAME``. Results: docs/reliability.md."""
