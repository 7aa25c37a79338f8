"""The scenes of a film, one a file."""
