"""The agenda made runnable: cues, scripts, pictures."""
