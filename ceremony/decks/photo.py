"""A photo for the hall: upright, as large as a projector shows, without the place the camera noted."""

from __future__ import annotations

import contextlib
import warnings
from pathlib import Path

from PIL import Image, ImageOps

from ceremony.decks.limits import PHOTO, PIXEL_LIMIT, DeckRefused, check_size
from ceremony.media.pixels import plain_rgb

FORMATS = ("JPEG", "PNG", "WEBP")
THUMBNAIL = (320, 240)


def make_photo(source: Path, target: Path, most: tuple[int, int] = PHOTO) -> tuple[int, int]:
    """Write ``source`` upright to ``target`` (JPEG), at most ``most`` large; its size. Raises DeckRefused."""
    check_size(source)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(source, formats=FORMATS) as image:
                if image.width * image.height > PIXEL_LIMIT:
                    raise DeckRefused("pixels", limit=PIXEL_LIMIT // 1_000_000)
                image.draft("RGB", most)  # a JPEG is decoded no larger than needed
                upright = _plain(ImageOps.exif_transpose(image))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise DeckRefused("pixels", limit=PIXEL_LIMIT // 1_000_000) from error
    except (OSError, ValueError, SyntaxError, EOFError, KeyError, TypeError, AttributeError) as error:
        raise DeckRefused("broken") from error  # whatever a foreign file makes the decoder do
    upright.thumbnail(most, Image.Resampling.LANCZOS)
    save(upright, target)
    return upright.size


def save(image: Image.Image, target: Path) -> None:
    """Write a picture in one step."""
    part = target.with_suffix(".part")
    image.save(part, "JPEG", quality=90, subsampling=0, icc_profile=image.info.get("icc_profile"))
    part.replace(target)


def make_thumbnails(media: Path, names: list[str], folder: Path) -> list[str]:
    """Small pictures of these files, made where they lack or are older; the names that have one."""
    done = []
    for name in names:
        target = folder / f"{name.replace('/', '~')}.jpg"
        with contextlib.suppress(DeckRefused, OSError, MemoryError):
            if not target.exists() or target.stat().st_mtime < (media / name).stat().st_mtime:
                make_photo(media / name, target, THUMBNAIL)
            done.append(name)
    return done


def _plain(image: Image.Image) -> Image.Image:
    """RGB; what is transparent stands on white, as on paper."""
    profile = image.info.get("icc_profile") if image.mode in ("RGB", "P") else None
    plain = plain_rgb(image)
    plain.info = {"icc_profile": profile} if profile else {}
    return plain
