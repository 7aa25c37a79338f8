"""Vietnamese and English text rules. Pure: no clock, no files but the packed catalogs."""
