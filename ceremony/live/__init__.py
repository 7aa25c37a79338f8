"""The running show."""

from ceremony.live.clock import Clock, SystemClock
from ceremony.live.conductor import Conductor
from ceremony.live.presence import Presence

__all__ = ["Clock", "Conductor", "Presence", "SystemClock"]
