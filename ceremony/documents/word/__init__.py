"""Sheets as Word documents, for those who finish and number them."""
