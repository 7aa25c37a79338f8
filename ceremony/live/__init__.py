"""The running show."""

from ceremony.live.clock import Clock, SystemClock
from ceremony.live.conductor import Conductor
from ceremony.live.presence import Presence
from ceremony.live.watch import Watch

__all__ = ["Clock", "Conductor", "Presence", "SystemClock", "Watch"]
