"""Nouns: what an event is made of."""
