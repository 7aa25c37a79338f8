"""Files on disk, for every room: who may read what is made."""
