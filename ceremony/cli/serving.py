"""Puts a running show together: journal, conductor, server, watch; and takes it apart in order."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path

import gevent
from gevent import monkey
from gevent.event import Event

from ceremony.cli.fresh import Start, kept_path
from ceremony.cli.options import Options
from ceremony.files.private import tighten
from ceremony.journal import Journal, JournalFault
from ceremony.live.clock import SystemClock
from ceremony.live.conductor import Conductor
from ceremony.live.films import Films
from ceremony.live.follow import Follow
from ceremony.live.presence import STALE_MS
from ceremony.live.rehearsal import FastClock, Rehearsal, people_of
from ceremony.live.watch import Watch
from ceremony.model.problem import Problem
from ceremony.web.app import create_app, front
from ceremony.web.asking import Web, web_of
from ceremony.web.assets import film_on_disk
from ceremony.web.descriptors import raise_limit
from ceremony.web.gate import places_of
from ceremony.web.server import Server, make_servers
from ceremony.web.settings import Mode, Settings

BEAT = 5  # seconds
PATIENCE = 4.0  # seconds in which a show that is told to end should have ended in order
LOOK = 0.5  # seconds between two looks at the films on the disk


@dataclass(slots=True)
class Running:
    """A show that runs: what was put together and has to be let go again."""

    web: Web
    servers: list[Server]
    journal: Journal
    watch: Watch
    tasks: list[gevent.Greenlet]
    stop: threading.Event = field(default_factory=threading.Event)
    wanted: Mode | None = None  # what the show is to be started anew as

    def __post_init__(self) -> None:
        """From here on a signal ends the show in order."""
        end_on_signals(self.stop)

    def switch(self, mode: Mode) -> None:
        """End in order, to be started anew in another mode."""
        self.wanted = mode
        self.stop.set()

    def serve(self) -> None:
        """Serve until a signal comes, then let everything go."""
        for server in self.servers:
            server.start()
        try:
            self.stop.wait()
        finally:
            self.close()

    def close(self) -> None:
        """Let go: no more requests, no more views, the record closed."""
        self.watch.stop()
        gevent.killall(self.tasks)
        self.web.publisher.stop()
        for server in self.servers:
            server.stop(timeout=0.5)
        self.journal.close()


def end_on_signals(stop: threading.Event) -> None:
    """SIGINT and SIGTERM set ``stop``; a process that has not ended in order soon after ends all the same.

    The handler is Python's own, which comes between two instructions, and the last word has a thread that no
    greenlet can keep waiting. All that was acknowledged is on disk at every moment.
    """
    hub = gevent.get_hub()
    sleep, begin = monkey.get_original("time", "sleep"), monkey.get_original("_thread", "start_new_thread")

    def end_at_last() -> None:
        sleep(PATIENCE)
        os._exit(0)

    def end(*_: object) -> None:
        begin(end_at_last, ())
        hub.loop.run_callback_threadsafe(gevent.spawn, stop.set)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)


def journal_path(folder: Path, *, rehearsal: bool, fresh: bool) -> Path:
    """The record to go on with; with ``fresh`` the old one is set aside under the time of now."""
    path = folder / ("rehearsal.db" if rehearsal else "show.db")
    if rehearsal and not fresh:
        for part in folder.glob(path.name + "*"):
            part.unlink()  # a rehearsal begins at the beginning
    elif fresh:
        stem = f"{path.stem}-{time.strftime('%Y%m%d-%H%M%S')}"
        while any(folder.glob(f"{stem}.*")):
            stem += "-"  # two in one second: no record takes another's place
        for part in folder.glob(path.name + "*"):
            part.rename(folder / part.name.replace(path.stem, stem, 1))
    return path


def prepare(start: Start, options: Options, port: int) -> Running:
    """Everything but the serving. Raises JournalFault or OSError (the port)."""
    assert start.compiled is not None
    workspace, event, rundown = options.workspace, options.event, start.compiled.rundown
    folder = kept_path(workspace, event).parent
    logging.basicConfig(
        level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s"
    )
    switching: list[Running] = []

    def switch(mode: Mode) -> None:
        switching[0].switch(mode)  # the settings are made before what they switch

    settings = Settings(
        workspace,
        event,
        port,
        lan=options.lan,
        language=rundown.language,
        theme=rundown.theme,
        rehearsal=options.rehearsal,
        secrets=folder / "secrets.json",
        open_screen=partial(open_screen, workspace),
        switch=switch,
        places=places_of(raise_limit()),
    )
    tighten(folder)
    journal = Journal(journal_path(folder, rehearsal=options.rehearsal, fresh=options.fresh))
    try:
        clock = SystemClock(journal)
        rehearsal = Rehearsal(options.speed, options.people, options.seed) if options.rehearsal else None
        runs = FastClock(clock, rehearsal.speed) if rehearsal else clock
        conductor = Conductor(rundown, journal, runs, clock.stopped_at, rehearsal.speed if rehearsal else 0)
        clock.remember()  # only now: before, a second power cut would forget when the first one came
        conductor.problems = list(start.faults)
        if options.sound:
            conductor.presence.keep_sound(options.sound, conductor.now() + STALE_MS)
        app, _socketio = create_app(conductor, settings)
        servers = make_servers(front(app), settings.listen, port, web_of(app).gate)
    except (JournalFault, OSError):
        journal.close()
        raise
    speed = rehearsal.speed if rehearsal else 1
    films = Films(conductor, partial(film_on_disk, settings.media))
    films.step()  # before the first page asks
    tasks = [
        gevent.spawn(keep_time, conductor, clock),
        gevent.spawn(follow, conductor, speed),
        gevent.spawn(every, LOOK, films.step),
    ]
    if rehearsal and rehearsal.people:
        tasks.append(gevent.spawn(every, 1, people_of(conductor, rehearsal)))
    running = Running(web_of(app), servers, journal, start_watch(conductor, workspace, event), tasks)
    switching.append(running)
    return running


def every(seconds: float, step: Callable[[], None]) -> None:
    """Take a step again and again: simulated people act once a second, films are looked at twice."""
    while True:
        gevent.sleep(seconds)
        step()


def follow(conductor: Conductor, speed: int) -> None:
    """Bring what comes by itself when its time is over: not before, and within a few milliseconds."""
    moved = Event()
    conductor.listen(moved.set)
    step = Follow(conductor).step
    while True:
        moved.clear()
        wait = step()
        moved.wait(None if wait is None else wait / 1000 / speed)


def keep_time(conductor: Conductor, clock: SystemClock) -> None:
    """Leave word every few seconds of how far the show has run, for the case that the machine goes down.

    Every second what the disk would not take is offered to it again, whether anybody is connected or not.
    """
    for second in count(1):
        gevent.sleep(1)
        if conductor.retry():
            clock.remember()
        elif second % BEAT == 0:
            conductor.beat(clock.remember)


def start_watch(conductor: Conductor, workspace: Path, event: str) -> Watch:
    """Look at the files while the show runs: good ones run at once, faults go to the console."""

    def tell(problems: list[Problem]) -> None:
        conductor.problems = problems

    kept = kept_path(workspace, event)
    watch = Watch(workspace, event, kept, conductor.adopt, tell, language=conductor.rundown.language)
    watch.start()
    return watch


def open_screen(workspace: Path, url: str) -> bool:
    """A full-screen window on the second display; False when this machine has no browser for it."""
    from ceremony.web import launch  # only when asked for

    return bool(launch.open_screen(url, workspace / ".ceremony" / "browser" / "screen"))


def open_windows(web: Web) -> None:
    """The console in the operator's browser and a screen window, without waiting for either.

    Their addresses stand in a command line that every user of this machine can read: hence codes, not tokens.
    """

    def open_both() -> None:
        webbrowser.open(f"{web.settings.url}/console#code={web.access.ticket('console')}")
        web.settings.open_screen(f"{web.settings.url}/screen#code={web.access.ticket('screen')}")

    gevent.spawn(open_both)  # no thread: processes can only be started from the main one
