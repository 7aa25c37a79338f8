"""Pages, sockets and media over HTTP."""
