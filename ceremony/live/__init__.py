"""The running show."""
