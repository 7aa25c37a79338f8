"""A photograph in plain colours, whatever its file held: 16 bits, palettes, what is transparent."""

from __future__ import annotations

import numpy as np
from PIL import Image


def plain_rgb(image: Image.Image) -> Image.Image:
    """RGB with 8 bits; what is transparent stands on white, as on paper."""
    image = eight_bits(image)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        over = image.convert("RGBA")
        paper = Image.new("RGBA", over.size, "#FFFFFF")
        return Image.alpha_composite(paper, over).convert("RGB")
    return image.convert("RGB")


def eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits, or of fractions, as grey of 8: Pillow's own conversion cuts at 255.

    Whole numbers are taken as 16 bits (PNG, TIFF); fractions between 0 and 1, else by their own range.
    """
    if not image.mode.startswith(("I", "F")):
        return image
    values = np.asarray(image).astype(np.float64)
    if image.mode.startswith("I"):
        top = 65_535.0 if values.max(initial=0) <= 65_535 else float(values.max())
        bottom = 0.0
    else:
        values = np.nan_to_num(values)
        bottom, top = min(0.0, float(values.min(initial=0))), max(1.0, float(values.max(initial=1)))
    return Image.fromarray(np.rint((values - bottom) * (255 / (top - bottom))).clip(0, 255).astype(np.uint8))
