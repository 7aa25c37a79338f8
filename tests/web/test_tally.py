"""What strangers do wrong is one line a minute, and the limit of descriptors is as high as it goes."""

from __future__ import annotations

import logging
import subprocess
import sys

import gevent
import pytest

from ceremony.web.tally import Tally


def test_a_thousand_faults_are_one_line_without_an_address(caplog: pytest.LogCaptureFixture) -> None:
    tally = Tally(every=0.01)
    with caplog.at_level(logging.WARNING):
        for number in range(1000):
            tally.note(f"10.0.0.{number % 7}")
        gevent.sleep(0.05)
    told = [record.getMessage() for record in caplog.records]
    assert [words for words in told if "from 7 " in words] == [  # another test's server may tell of its own
        "refused 1000 requests that were not HTTP or came too slowly, from 7 addresses"
    ]


def test_the_next_minute_begins_anew(caplog: pytest.LogCaptureFixture) -> None:
    tally = Tally(every=0.01)
    with caplog.at_level(logging.WARNING):
        tally.note("10.0.0.1")
        gevent.sleep(0.05)
        tally.note("10.0.0.1")
        gevent.sleep(0.05)
        gevent.sleep(0.05)
    told = [record.getMessage() for record in caplog.records]
    assert len([words for words in told if "refused 1 requests" in words]) >= 2  # and others of their own


RAISE = """
import resource
resource.setrlimit(resource.RLIMIT_NOFILE, (100, 777))
from ceremony.web.descriptors import raise_limit
print(raise_limit(), resource.getrlimit(resource.RLIMIT_NOFILE))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_the_limit_of_descriptors_is_raised_as_far_as_it_goes() -> None:
    told = subprocess.run([sys.executable, "-c", RAISE], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "777 (777, 777)"
