"""A picture as JPEG (or PNG, where something is transparent): upright, in the colours of screens."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageCms

from ceremony.media.convert import ConversionRefused
from ceremony.media.limits import PIXEL_LIMIT
from ceremony.media.pixels import plain_rgb
from ceremony.media.stills import is_transparent, open_still, upright

LONGEST = 3840  # pixels of a side: twice what a projector shows


def make_still(source: Path, target: Path) -> None:
    """Write ``source`` to ``target``. Raises ConversionRefused, OSError and what a foreign file causes."""
    with open_still(source) as image:
        if image.width * image.height > PIXEL_LIMIT:
            raise ConversionRefused("large")
        made = upright(image)
        profile = image.info.get("icc_profile")
    made.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    if target.suffix == ".png":
        made = made.convert("RGBA") if is_transparent(made) else plain_rgb(made)
        _in_screen_colours(made, profile).save(target, "PNG", optimize=True)
    else:
        _in_screen_colours(plain_rgb(made), profile).save(target, "JPEG", quality=92, subsampling=0)


def _in_screen_colours(image: Image.Image, profile: bytes | None) -> Image.Image:
    """sRGB: what a telephone calls "Display P3" would be pale elsewhere. Profiles of no RGB are left."""
    if not profile:
        return image
    try:
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if given.profile.xcolor_space.strip() != "RGB":
            return image
        made = ImageCms.profileToProfile(image, given, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return made if made is not None else image
