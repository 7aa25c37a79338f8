"""Slides: Markdown files with front matter into cards; blocks, words inside a line, pictures, fields."""
