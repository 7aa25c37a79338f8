"""All rules of the show, pure: no clock, no files, no sockets."""
