"""The protocol profiles that Ceremony brings along."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ceremony.loaders.validate import validate
from ceremony.loaders.yaml_source import read_yaml
from ceremony.model.protocol import DATED, Profile, ProfileName

HOME = Path(__file__).with_name("protocols")


@cache
def read_profile(name: ProfileName) -> Profile:
    """The profile of that name; "none" asks nothing."""
    if name == "none":
        return Profile(profile="none", name="–", name_en="–")
    path = HOME / f"{name}.yaml"
    tree, problems = read_yaml(path, HOME, "vi")
    profile = None
    if tree is not None:
        profile, more = validate(tree, Profile, path.name, "vi")
        problems += more
    if profile is None or problems:
        raise ValueError("\n".join(map(str, problems)))  # a fault in what we ship, found by the tests
    return profile


def profile_on(day: str) -> Profile:
    """The profile in force on an ISO day, the latest when the day is "" or before all of them."""
    profiles = [read_profile(name) for name in DATED]
    return next((profile for profile in profiles if day and profile.in_force(day)), profiles[-1])
