"""Write tests/language/collation.json again: Vietnamese texts in the order that ICU gives them.

    python tools/collation_oracle.py

The texts come from a seeded generator, the same every time; only the order is ICU's. ICU is asked
in one of two ways, neither of which Ceremony needs: PyICU (``pip install PyICU``, built against the
machine's own libicu-dev) or Node.js from version 13 on (``node``). The version is written down with
the order: ICU 72 and 78 differ in whether curly quotes count as straight ones, and in nothing else
here. What ICU holds equal stands by code point.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import NamedTuple

FIXTURE = Path(__file__).resolve().parents[1] / "tests" / "language" / "collation.json"
SEED = 31122021
LOCALE = "vi"
WORDS, PHRASES, NAMES = 1_500, 600, 600

_SIGNS = " _-–—,;:!?.…·'‘’\"“”()[]{}§@*/\\&#%`^+<=>|~$"
_ONSETS = " b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_NUCLEI = "a ă â e ê i o ô ơ u ư y oa oe uy uâ iê yê uô ươ ưa ai"
_CODAS = "   c ch m n ng nh p t"
_TONES = "  \u0300 \u0301 \u0303 \u0309 \u0323"
_JOINTS = (" ", " ", " ", "-", " – ", ", ", ". ", "/", "'", " (")
_FAMILY = "Bùi Đặng Đỗ Hồ Hoàng Huỳnh Ksor Lê Lý Ngô Nguyễn Phạm Phan Trần Võ Vũ Y"
_MIDDLE = ("", "Văn ", "Thị ", "Minh ", "Thùy ", "Thuỳ ", "Thị Nhật ", "Đức ")
_GIVEN = (
    "An Ân Anh Ánh Ảnh Ăn Bình Cương Cường Đức Dũng Dung Êban Hòa Hoà Khuyên Ơn Ổn Quý Quí Thủy Thuỷ Tú Ý Yến"
)

_NODE = """
const texts = JSON.parse(require('fs').readFileSync(0, 'utf8')), order = new Intl.Collator('%s');
texts.sort((one, other) => order.compare(one, other) || (one < other ? -1 : 1));
console.log(JSON.stringify({icu: process.versions.icu, ordered: texts}));
"""


class Told(NamedTuple):
    """The texts in ICU's order, and its version."""

    icu: str
    ordered: list[str]


def one_of(chance: random.Random, words: str) -> str:
    """One of the words between the blanks; nothing stands between two of them."""
    return chance.choice(words.split(" "))


def word(chance: random.Random) -> str:
    """A made-up syllable, sometimes with the tone on the wrong vowel, in small letters, capitals or both."""
    onset, nucleus, tone, coda = (one_of(chance, each) for each in (_ONSETS, _NUCLEI, _TONES, _CODAS))
    place = chance.randint(1, len(nucleus))
    made = unicodedata.normalize("NFC", onset + nucleus[:place] + tone + nucleus[place:] + coda)
    return chance.choice([made, made.capitalize(), made.upper()])


def phrase(chance: random.Random) -> str:
    """Two to four words with signs between them."""
    made = word(chance)
    for _ in range(chance.randint(1, 3)):
        made += chance.choice(_JOINTS) + word(chance)
    return made


def name(chance: random.Random) -> str:
    """A person's name, or a number of a residential group."""
    if chance.random() < 0.1:
        return f"{chance.choice(['Tổ dân phố', 'Khu dân cư'])} {chance.randint(1, 130)}"
    return f"{one_of(chance, _FAMILY)} {chance.choice(_MIDDLE)}{one_of(chance, _GIVEN)}"


def texts(seed: int = SEED) -> list[str]:
    """Every text of the fixture, each once, in no order: signs, words, phrases, names."""
    chance = random.Random(seed)  # noqa: S311 - made-up words, no secrets
    made = [form for sign in _SIGNS for form in (f"A{sign}", f"a{sign}b")]
    for make, count in ((word, WORDS), (phrase, PHRASES), (name, NAMES)):
        made += list(dict.fromkeys(make(chance) for _ in range(count)))
    return list(dict.fromkeys(made))


def by_pyicu(unordered: list[str]) -> Told:
    """ICU's order and version, told by PyICU. ImportError without it."""
    import icu  # type: ignore[import-not-found,import-untyped,unused-ignore]

    order = icu.Collator.createInstance(icu.Locale(LOCALE))
    ordered = sorted(unordered, key=lambda text: (order.getSortKey(text), text))
    return Told(icu.ICU_VERSION, ordered)


def by_node(unordered: list[str]) -> Told:
    """ICU's order and version, told by Node.js."""
    node = shutil.which("node")
    if node is None:
        sys.exit("neither PyICU nor node is installed: see the first lines of this file")
    told = subprocess.run(
        [node, "-e", _NODE % LOCALE], input=json.dumps(unordered), capture_output=True, text=True, check=True
    )
    return Told(**json.loads(told.stdout))


def fixture(told: Told) -> str:
    """The file: one text a line."""
    head, *lines = (json.dumps(text, ensure_ascii=False) for text in (told.icu, *told.ordered))
    return f'{{"icu":{head},\n"locale":"{LOCALE}",\n"ordered":[\n' + ",\n".join(lines) + "\n]}\n"


def main() -> None:
    """Order the texts with whichever ICU is here and write the fixture."""
    try:
        told = by_pyicu(texts())
    except ImportError:
        told = by_node(texts())
    FIXTURE.write_text(fixture(told), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{FIXTURE}: {len(texts())} texts, ICU {told.icu}\n")


if __name__ == "__main__":
    main()
