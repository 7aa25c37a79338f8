"""What a film, a recording or a picture really is: read by a limited child, compared with browsers."""
