"""What is wrong with a file that the film shows or plays: told in one sentence, never as a broken film."""

from __future__ import annotations

from ceremony.files.digest import digest_of
from ceremony.model.asset import Asset


class AssetError(Exception):
    """A file that cannot be used, and the reason in one word."""

    def __init__(self, asset: Asset, reason: str) -> None:
        super().__init__(f"{asset.name or asset.digest}: {reason}")
        self.asset, self.reason = asset, reason

    def __reduce__(self) -> tuple[type[AssetError], tuple[Asset, str]]:
        return type(self), (self.asset, self.reason)  # it travels from the process that draws

    @property
    def sentence(self) -> str:
        """The name of the sentence that tells it."""
        raise NotImplementedError


def demand_intact(asset: Asset, fault: type[AssetError]) -> None:
    """Raise ``fault`` when the file is gone or is not what the film was planned with."""
    try:
        intact = digest_of(asset.path) == asset.digest
    except OSError as error:
        raise fault(asset, "missing") from error
    if not intact:
        raise fault(asset, "changed")
