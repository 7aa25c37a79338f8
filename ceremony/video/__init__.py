"""The summary film, built from the results."""
