"""A list that somebody sent becomes a file of the event: people, collectives, decisions."""
