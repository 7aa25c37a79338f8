"""Ceremony runs a live ceremony from a laptop."""

__version__ = "0.1.0"
