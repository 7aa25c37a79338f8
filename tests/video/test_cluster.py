"""The same film on a cluster: a real scheduler and two real workers, one of which is killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

pytest.importorskip("distributed")

from ceremony.model.recipe import TAG
from ceremony.video.build import build_film
from ceremony.video.cluster import Cluster, ClusterError
from ceremony.video.executor import Inline, Job
from ceremony.video.film import Film
from ceremony.video.h264 import Codec
from ceremony.video.parcel import files_of, moved, work_through
from ceremony.video.piece import load_piece
from ceremony.video.plan import cut
from ceremony.video.progress import Progress
from ceremony.video.stage import SAMPLE_MARK, Stage
from ceremony.video.storyboard import storyboard
from ceremony.video.task import Studio
from tests.results_sample import ROOT, small
from tests.video.scene_samples import samples

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")
QUICK = Codec("superfast", 28)
STAGE = Stage(320, 180, mark=SAMPLE_MARK)


class Machines(NamedTuple):
    address: str
    workers: list[subprocess.Popen[str]]


def started(*words: str) -> subprocess.Popen[str]:
    """A process of the cluster, in a session of its own."""
    command = [sys.executable, "-m", *words]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT)


def told(process: subprocess.Popen[str], words: str) -> str:
    """The line in which a process says ``words``."""
    assert process.stderr is not None
    said = []
    for line in process.stderr:
        said.append(line)
        if words in line:
            return line
    raise AssertionError("".join(said))


@pytest.fixture(scope="module")
def machines() -> Iterator[Machines]:
    """A scheduler and two workers on this machine."""
    quiet = ("--host", "127.0.0.1", "--no-dashboard")
    scheduler = started("distributed.cli.dask_scheduler", *quiet, "--port", "0")
    workers = []
    try:
        place = told(scheduler, "Scheduler at:").split("tcp://")[1].strip()
        for _ in range(2):
            alone = ("--nthreads", "1", "--no-nanny", "--local-directory", "/tmp")
            workers.append(started("distributed.cli.dask_worker", f"tcp://{place}", *quiet, *alone))
        for worker in workers:
            told(worker, "Registered to:")
        yield Machines(f"dask://{place}", workers)
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


def film() -> Film:
    return Film([*storyboard(small())[:3], samples()["photo"]], STAGE)


@pytest.fixture(scope="module")
def at_home(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The film as this process builds it."""
    target = tmp_path_factory.mktemp("home") / "a.mp4"
    build_film(film(), target, tag=TAG + "1", codec=QUICK, executor=Inline())
    return target.read_bytes()


def test_the_cluster_gives_the_same_bytes_though_a_worker_is_lost(
    machines: Machines, at_home: bytes, tmp_path: Path
) -> None:
    seen: list[Progress] = []

    def lose_one(progress: Progress) -> None:
        seen.append(progress)
        if len(seen) == 2:
            machines.workers[0].send_signal(signal.SIGKILL)

    target, cluster = tmp_path / "a.mp4", Cluster(machines.address)
    try:
        build_film(
            film(),
            target,
            tag=TAG + "1",
            codec=QUICK,
            executor=cluster,
            report=lose_one,
            folder=tmp_path / "s",
        )
        jobs = len({one.key for one in cut(film(), QUICK)}) + 1
        assert len([one for one in seen if not one.waiting]) == jobs  # each is told once
        assert target.read_bytes() == at_home
    finally:
        cluster.close()


def test_nobody_at_the_address_is_a_clear_fault() -> None:
    with pytest.raises(ClusterError) as found:
        Cluster("dask://127.0.0.1:9", seconds=0.5)
    assert found.value.reason == "silent"


def photo_job() -> Job:
    segment = next(one for one in cut(film(), QUICK) if list(files_of(one.task)))
    return Job(segment.key, segment.scene, segment.task, "vi")


def test_a_job_with_a_picture_needs_nothing_of_the_senders_disk(tmp_path: Path) -> None:
    job = photo_job()
    paths = list(dict.fromkeys(files_of(job.task)))
    raws = [path.read_bytes() for path in paths]
    away = moved(job.task, {path: tmp_path / f"gone-{path.name}" for path in paths})
    piece = load_piece(
        work_through(Job(job.key, job.scene, away, "vi"), [tmp_path / f"gone-{p.name}" for p in paths], raws)
    )
    assert piece == job.task.render(Studio())


def test_a_worker_with_other_code_draws_nothing() -> None:
    job = photo_job()
    paths = list(dict.fromkeys(files_of(job.task)))
    with pytest.raises(Exception, match="cluster"):
        work_through(Job("0" * 24, 0, job.task, "vi"), paths, [path.read_bytes() for path in paths])
