"""Files into model, every fault at once with its place."""
