"""A photo, a PDF or a presentation that somebody hands over this evening, as pictures for the hall."""
