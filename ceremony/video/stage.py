"""What all scenes of one film share: the size of the picture, the theme, the language, the mark."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from ceremony.theme.tokens import Theme, theme

WIDTH, HEIGHT = 1920, 1080  # all measures of scenes are reference pixels of this picture
FPS = 30
MARGIN_X, MARGIN_Y = 120, 81
SAMPLE_MARK = "SỐ LIỆU MẪU"


@dataclass(frozen=True)
class Stage:
    """Where a film is drawn. ``mark`` is the sample mark, or "" for true figures."""

    width: int = WIDTH
    height: int = HEIGHT
    theme: Theme = field(default_factory=lambda: theme("ceremonial"))
    language: str = "vi"
    mark: str = ""

    @property
    def scale(self) -> float:
        """Pixels of the frame for one reference pixel."""
        return self.height / HEIGHT

    def px(self, reference: float) -> int:
        """Reference pixels as whole pixels of the frame."""
        return round(reference * self.scale)

    def colour(self, role: str) -> str:
        """``#RRGGBB`` of a role such as "ground", "ink", "accent"."""
        return self.theme.colours[role]

    @property
    def key(self) -> str:
        """Changes when anything changes that all pictures depend on."""
        parts = (self.width, self.height, self.language, self.mark, sorted(self.theme.colours.items()))
        return hashlib.blake2b(
            repr((parts, sorted(self.theme.motif.items()))).encode(), digest_size=8
        ).hexdigest()
