"""A child process that renders what its parent sends it: ``python -m ceremony.video.worker CODE``.

It ends when the parent does: its input closes. What it was working on is finished and kept.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from pathlib import Path

from ceremony.model.recipe import drawing_code
from ceremony.video.executor import ChangedError, carry_out, fault
from ceremony.video.store import Store
from ceremony.video.task import Studio

NICE = 10


def _calm() -> None:
    """Let everything else on this machine go first."""
    if hasattr(os, "nice"):
        os.nice(max(0, NICE - os.nice(0)))


def main() -> None:
    """A store's folder and a job come pickled on standard input; out goes None, or what stopped the job."""
    _calm()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    told = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing else may write between the answers
    store, studio = Store(Path()), Studio()
    same_code = drawing_code() == sys.argv[1]
    while True:
        try:
            folder, job = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own parent's, through our own pipe
        except EOFError:
            return
        said: Exception | None = None
        try:
            if not same_code:
                raise ChangedError("code")
            if folder != store.folder:
                store = Store(folder)
                studio = Studio(store)
            carry_out(job, store, studio)
        except Exception as error:  # noqa: BLE001 - told to the parent, who raises it
            said = fault(error)
        try:
            pickle.dump(said, told)
            told.flush()
        except BrokenPipeError:
            return


if __name__ == "__main__":
    main()
