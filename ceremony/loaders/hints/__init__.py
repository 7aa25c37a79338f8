"""What somebody may have meant: words in Vietnamese, signs that look alike, files with nearly that name."""
