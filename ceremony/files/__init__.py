"""Files, for every room: who may read what is made, and what a process may use that opens a stranger's."""
