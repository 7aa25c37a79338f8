"""What the MC says: words for items, the parts of the words for awards and signings, lines for trouble."""
