"""Files that somebody hands over this evening become pictures or one sentence, never more than they may."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from ceremony.decks import limits
from ceremony.decks.kinds import kind_of
from ceremony.decks.limits import DeckRefused
from ceremony.decks.office import to_pdf
from ceremony.decks.pages import make_pages
from ceremony.decks.photo import make_photo, make_thumbnails

PPTX = {"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}


def photo(path: Path, size: tuple[int, int] = (64, 32), kind: str = "JPEG", **more: object) -> Path:
    """A photo whose upper left quarter is red."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    image.save(path, kind, **more)  # type: ignore[arg-type]
    return path


def pdf(path: Path, pages: int = 2, size: tuple[float, float] = (800, 600)) -> Path:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(*size)
    document.save(path)
    return path


def zipped(path: Path, parts: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def refused(work: object, *args: object) -> str:
    with pytest.raises(DeckRefused) as caught:
        work(*args)  # type: ignore[operator]
    return caught.value.code


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_of_every_usual_kind_becomes_a_picture_of_the_same_shape(tmp_path: Path, kind: str) -> None:
    source = photo(tmp_path / "a", (640, 320), kind)
    assert kind_of(source) == "photo"
    assert make_photo(source, tmp_path / "b.jpg") == (640, 320)


def test_a_photo_stands_upright_as_the_camera_noted_and_tells_nothing_else(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned
    exif[0x010F] = "Máy ảnh"
    source = photo(tmp_path / "a.jpg", (64, 32), exif=exif)
    assert make_photo(source, tmp_path / "b.jpg") == (32, 64)
    with Image.open(tmp_path / "b.jpg") as made:
        assert not made.getexif()
        red = made.convert("RGB").getpixel((28, 4))
        assert red[0] - red[1] > 120  # type: ignore[index]


def test_a_large_photo_is_no_larger_than_a_hall_needs(tmp_path: Path) -> None:
    source = photo(tmp_path / "a.jpg", (6000, 3000))
    assert make_photo(source, tmp_path / "b.jpg") == (2880, 1440)


def test_sixteen_bits_of_grey_and_a_clear_ground_are_seen_as_on_paper(tmp_path: Path) -> None:
    Image.new("I;16", (8, 8), 65_535).save(tmp_path / "grey.png")
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(tmp_path / "clear.png")
    for name in ("grey", "clear"):
        make_photo(tmp_path / f"{name}.png", tmp_path / "b.jpg")
        with Image.open(tmp_path / "b.jpg") as made:
            assert min(made.getpixel((4, 4))) > 240  # type: ignore[type-var, arg-type]


def bomb(side: int) -> bytes:
    """A PNG of a few bytes that claims to be huge."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )


def test_a_picture_that_claims_to_be_huge_is_not_decoded(tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    source.write_bytes(bomb(60_000))
    assert refused(make_photo, source, tmp_path / "b.jpg") == "pixels"


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 600), wrong=st.binary(min_size=1, max_size=12), cut=st.integers(0, 600))
def test_a_damaged_photo_is_a_picture_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, place: int, wrong: bytes, cut: int
) -> None:
    folder = tmp_path_factory.mktemp("x")
    whole = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(whole, "JPEG")
    raw = bytearray(whole.getvalue())
    raw[place : place + len(wrong)] = wrong
    source = folder / "a.jpg"
    source.write_bytes(raw[: len(raw) - cut] or b"\xff\xd8\xff")
    try:
        make_photo(source, folder / "b.jpg")
    except DeckRefused as no:
        assert no.code in ("broken", "pixels", "empty")


def test_small_pictures_are_made_of_what_can_be_shown_and_the_rest_is_passed_by(tmp_path: Path) -> None:
    photo(tmp_path / "a.jpg")
    (tmp_path / "b.jpg").write_bytes(b"no picture")
    folder = tmp_path / "thumbs"
    folder.mkdir()
    assert make_thumbnails(tmp_path, ["a.jpg", "b.jpg", "gone.jpg"], folder) == ["a.jpg"]


def test_every_page_of_a_pdf_becomes_a_picture_that_fits_the_hall(tmp_path: Path) -> None:
    source = pdf(tmp_path / "a.pdf", 3)
    assert kind_of(source) == "pdf"
    names, count = make_pages(source, tmp_path, "q")
    assert (names, count) == (["q-01.jpg", "q-02.jpg", "q-03.jpg"], 3)
    with Image.open(tmp_path / "q-01.jpg") as page:
        assert page.size == (1440, 1080)


def test_a_page_as_large_as_a_house_costs_no_more_than_another(tmp_path: Path) -> None:
    names, _ = make_pages(pdf(tmp_path / "a.pdf", 1, (14_000, 9_000)), tmp_path, "q")
    with Image.open(tmp_path / names[0]) as page:
        assert page.width <= 1920
        assert page.height <= 1080


def test_only_so_many_pages_are_taken_and_it_is_told_how_many_there_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ceremony.decks.pages.PAGE_LIMIT", 2)
    names, count = make_pages(pdf(tmp_path / "a.pdf", 5), tmp_path, "q")
    assert (len(names), count) == (2, 5)


def test_a_pdf_with_a_password_says_so_and_opens_with_it(tmp_path: Path) -> None:
    locked = Path(__file__).parent / "locked.pdf"  # the password is "mo-ra"
    assert refused(make_pages, locked, tmp_path, "q") == "locked"
    assert refused(make_pages, locked, tmp_path, "q", "sai") == "password"
    names, _ = make_pages(locked, tmp_path, "q", "mo-ra")
    assert names == ["q-01.jpg"]


@settings(max_examples=40, deadline=None)
@given(place=st.integers(0, 900), wrong=st.binary(min_size=1, max_size=20))
def test_a_damaged_pdf_is_pages_or_a_refusal(
    tmp_path_factory: pytest.TempPathFactory, place: int, wrong: bytes
) -> None:
    folder = tmp_path_factory.mktemp("x")
    raw = bytearray(pdf(folder / "a.pdf", 1).read_bytes())
    raw[place : place + len(wrong)] = wrong
    (folder / "a.pdf").write_bytes(raw)
    try:
        make_pages(folder / "a.pdf", folder, "q")
    except DeckRefused as no:
        assert no.code in ("broken", "locked", "no_pages", "page_size")


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (b"MZ\x90\x00", "kind"),
        (b"<html><script>", "kind"),
        (b"GIF89a\x01\x00", "kind"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "heic"),
    ],
)
def test_what_is_no_picture_nor_deck_is_refused_by_its_first_bytes(
    tmp_path: Path, head: bytes, code: str
) -> None:
    source = tmp_path / "anh.jpg"
    source.write_bytes(head)
    assert refused(kind_of, source) == code


def test_empty_missing_and_large_files_are_refused_before_they_are_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty.jpg").touch()
    assert refused(limits.check_size, tmp_path / "empty.jpg") == "empty"
    assert refused(limits.check_size, tmp_path / "gone.jpg") == "missing"
    monkeypatch.setattr(limits, "FILE_LIMIT", 10)
    assert refused(limits.check_size, photo(tmp_path / "a.jpg")) == "large"


def office(folder: Path, script: str) -> str:
    """A program in the place of LibreOffice that does what ``script`` says; its path."""
    path = folder / "soffice"
    path.write_text(f"#!{sys.executable}\nimport pathlib, sys, time\n{script}", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_without_libreoffice_a_presentation_is_one_plain_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CEREMONY_OFFICE", "")
    source = zipped(tmp_path / "a.pptx", PPTX)
    assert kind_of(source) == "office"
    assert refused(to_pdf, source, tmp_path) == "no_office"


@pytest.mark.skipif(os.name == "nt", reason="the program in its place is a script")
def test_with_libreoffice_a_presentation_becomes_a_pdf_in_a_profile_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = pdf(tmp_path / "made.pdf")
    script = (
        "args = sys.argv[1:]\nassert any(a.startswith('-env:UserInstallation=file://') for a in args)\n"
        "out = pathlib.Path(args[args.index('--outdir') + 1])\n"
        f"(out / 'deck.pdf').write_bytes(pathlib.Path({str(made)!r}).read_bytes())\n"
    )
    monkeypatch.setenv("CEREMONY_OFFICE", office(tmp_path, script))
    found = to_pdf(zipped(tmp_path / "a.pptx", PPTX), tmp_path)
    assert make_pages(found, tmp_path, "q")[1] == 2


@pytest.mark.skipif(os.name == "nt", reason="the program in its place is a script")
@pytest.mark.parametrize(
    ("script", "code"), [("time.sleep(60)\n", "office_slow"), ("sys.exit(1)\n", "office_failed")]
)
def test_a_libreoffice_that_hangs_or_fails_is_ended_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, code: str
) -> None:
    monkeypatch.setenv("CEREMONY_OFFICE", office(tmp_path, script))
    begun = time.monotonic()
    patience = 1.0 if code == "office_slow" else 30.0
    assert refused(to_pdf, zipped(tmp_path / "a.pptx", PPTX), tmp_path, patience) == code
    assert time.monotonic() - begun < 30


def test_an_archive_that_is_no_presentation_is_refused(tmp_path: Path) -> None:
    assert refused(to_pdf, zipped(tmp_path / "a.pptx", {"x": "y"}), tmp_path) == "kind"


@pytest.mark.skipif(os.name == "nt", reason="Windows leaves it to the clock of the parent")
def test_the_process_that_reads_a_strangers_file_cannot_take_the_machine() -> None:
    program = "from ceremony.decks.limits import limit_process as l; l(); bytearray(5 * 1024**3)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "MemoryError" in done.stderr
