"""Whatever stands in a field is words, never markup."""

from __future__ import annotations

import re
from typing import Any

import pytest

from ceremony.model.card import Card
from ceremony.staging.pictures import draw
from tests.gallery import REAL
from tests.staging.pictures.test_draw import Outline

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<body onload=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    '" style="position:fixed',
    "</span></section><script>alert(1)</script>",
    "<style>*{display:none}</style>",
    "<link rel=stylesheet href=//evil.example>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0>",
    "<object data=x></object>",
    "<embed src=x>",
    "<form action=//evil.example><input name=x></form>",
    "<input autofocus onfocus=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<xmp><script>alert(1)</script></xmp>",
    "<textarea><script>alert(1)</script></textarea>",
    "<button onclick=alert(1)>x</button>",
    "<p id=holding data-key=ky-01 data-slot=called>x</p>",
    "<img src='//evil.example/x.png'>",
    "<img src='data:image/svg+xml,<svg onload=alert(1)>'>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "{{7*7}}{% raw %}${7*7}",
    "<!--<script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "\u2028<script>alert(1)</script>\u202e",
    "<a href='jav\tascript:alert(1)'>x</a>",
    "<use href='data:image/svg+xml,x#x'/>",
)
ALLOWED = re.compile(
    r"(section|div|p|h1|h2|h3|i|b|span|ol|ul|li|blockquote|table|thead|tbody|tr|th|td|svg|circle|rect|polygon|"
    r"img|strong|em|br|hr|u|s|sup|sub|mark)\Z"
)
NAMES = (
    "class style aria-hidden aria-label role data-key data-state data-slot data-second data-countdown "
    "data-overfull data-ground "
    "src alt decoding start viewbox preserveaspectratio cx cy r width height fill points"
)
ATTRIBUTES = frozenset(NAMES.split())


def planted(value: Any, payload: str) -> Any:
    """The same shape with the payload in every text."""
    if isinstance(value, str):
        return payload
    if isinstance(value, list):
        return [planted(each, payload) for each in value]
    if isinstance(value, dict):
        return {key: planted(each, payload) for key, each in value.items()}
    return value


def faults(html: str) -> list[str]:
    """What in a fragment could do more than be read."""
    outline = Outline(html)
    found = [tag for tag, _ in outline.elements if not ALLOWED.match(tag)]
    found += [name for _, attrs in outline.elements for name in attrs if name not in ATTRIBUTES]
    found += [src for src in outline.values("src") if not src.startswith("/media/")]
    return found


def test_there_are_forty_payloads() -> None:
    assert len(PAYLOADS) >= 40


@pytest.mark.parametrize("name", sorted(REAL))
def test_no_payload_in_any_field_comes_alive(name: str) -> None:
    card = REAL[name]
    for payload in PAYLOADS:
        html = draw(Card(card.layout, planted(card.fields, payload), card.mark))
        assert faults(html) == [], payload


def test_the_search_finds_a_planted_fault() -> None:
    assert faults('<section class="card"><img src="x" onerror="a"></section>') == ["onerror", "x"]
    assert faults("<section><script></script></section>") == ["script"]
