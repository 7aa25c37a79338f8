"""The record of a show, on disk before it counts."""
