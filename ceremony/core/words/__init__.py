"""The MC's words for whoever is called up: the staging's parts, put together as the line stands."""
