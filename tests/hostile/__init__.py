"""A running show under attack: what one hostile host on the hall's network can do."""
