from __future__ import annotations

from pathlib import Path

import pytest

from ceremony.files.named import find_file
from tests.running import Show, running_show

FILM = bytes(range(256)) * 1024


@pytest.fixture(scope="module")
def show(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp("workspace")
    media = folder / "media" / "mau"
    (media / "phim").mkdir(parents=True)
    (media / "phim" / "tổng kết.mp4").write_bytes(FILM)
    (media / "film.mp4").write_bytes(FILM)
    (media / "page.html").write_text("<script>alert(1)</script>")
    (media / "vector.svg").write_text("<svg/>")
    (media / "film.mp4.part").write_bytes(FILM)
    (folder / "secret.mp4").write_bytes(b"SECRET")
    (folder / "media" / "other").mkdir()
    (folder / "media" / "other" / "secret.mp4").write_bytes(b"SECRET")
    (media / "link.mp4").symlink_to(folder / "secret.mp4")
    (media / "up").symlink_to(folder)
    (media / "inside.mp4").symlink_to(media / "film.mp4")
    with running_show(folder) as running:
        yield running


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("console", 200),
        ("screen", 200),
        ("stage", 200),
        ("desk", 403),
        ("follow", 403),
        ("", 401),
        ("wrong", 401),
    ],
)
def test_media_are_for_those_who_show_them(show: Show, role: str, status: int) -> None:
    assert show.http("GET", "/media/film.mp4", role=role).status == status


def test_a_page_trades_its_token_for_a_cookie(show: Show) -> None:
    answer = show.http("POST", "/api/session", role="screen", body={})
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert show.tokens["screen"] not in cookie
    pair = cookie.split(";")[0]
    assert show.http("GET", "/media/film.mp4", headers={"Cookie": pair}).body == FILM
    assert show.http("GET", "/media/film.mp4", headers={"Cookie": pair[:-1]}).status == 401
    assert show.http("GET", "/api/view/screen", headers={"Cookie": pair}).status == 401, "it opens media only"


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-99", 0, 99),
        ("bytes=100-", 100, len(FILM) - 1),
        ("bytes=-10", len(FILM) - 10, len(FILM) - 1),
        ("bytes=262143-262143", 262143, 262143),
        (f"bytes=0-{len(FILM) * 2}", 0, len(FILM) - 1),
    ],
)
def test_a_part_of_a_film_is_answered_with_that_part(show: Show, asked: str, start: int, end: int) -> None:
    answer = show.http("GET", "/media/film.mp4", role="screen", headers={"Range": asked})
    assert answer.status == 206
    assert answer.body == FILM[start : end + 1]
    assert answer.headers["content-range"] == f"bytes {start}-{end}/{len(FILM)}"
    assert answer.headers["accept-ranges"] == "bytes"


@pytest.mark.parametrize("asked", [f"bytes={len(FILM)}-", "bytes=900000-900001"])
def test_a_part_that_is_not_there_is_416(show: Show, asked: str) -> None:
    answer = show.http("GET", "/media/film.mp4", role="screen", headers={"Range": asked})
    assert answer.status == 416
    assert answer.headers["content-range"] == f"bytes */{len(FILM)}"


def test_an_unchanged_film_is_not_sent_again(show: Show) -> None:
    answer = show.http("GET", "/media/film.mp4", role="screen")
    again = show.http(
        "GET", "/media/film.mp4", role="screen", headers={"If-None-Match": answer.headers["etag"]}
    )
    assert (again.status, again.body) == (304, b"")
    stale = show.http(
        "GET", "/media/film.mp4", role="screen", headers={"If-Range": '"old"', "Range": "bytes=0-9"}
    )
    assert stale.status == 200


def test_head_tells_the_length_without_the_film(show: Show) -> None:
    answer = show.http("HEAD", "/media/film.mp4", role="screen")
    assert answer.headers["content-length"] == str(len(FILM))
    assert answer.headers["content-type"] == "video/mp4"
    assert answer.body == b""


def test_vietnamese_names_are_found_however_they_are_composed(show: Show) -> None:
    for name in ("t%E1%BB%95ng%20k%E1%BA%BFt", "to%CC%82%CC%89ng%20ke%CC%82%CC%81t"):
        assert show.http("GET", f"/media/phim/{name}.mp4", role="screen").status == 200


@pytest.mark.parametrize(
    "path",
    [
        "../../secret.mp4",
        "..%2f..%2fsecret.mp4",
        "%2e%2e/%2e%2e/secret.mp4",
        "phim/../../../secret.mp4",
        "..%5c..%5csecret.mp4",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "//etc/passwd",
        "link.mp4",
        "up/secret.mp4",
        "../other/secret.mp4",
        "film.mp4%00.png",
        "page.html",
        "vector.svg",
        "film.mp4.part",
        "phim",
        "",
    ],
)
def test_nothing_outside_the_events_media_is_served(show: Show, path: str) -> None:
    answer = show.http("GET", f"/media/{path}", role="console")
    assert answer.status in (404, 308)
    assert b"SECRET" not in answer.body


def test_a_link_that_stays_inside_is_a_file_like_any_other(show: Show) -> None:
    assert show.http("GET", "/media/inside.mp4", role="screen").status == 200


def test_a_long_name_is_not_found_rather_than_a_fault(tmp_path: Path) -> None:
    assert find_file(tmp_path, "x" * 5000 + ".mp4") is None
