"""A small archive for the tests of the bot: an invented pier, invented outlets, and words that try to be markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

QUOTATION = "We will not open the pier before every plank has been counted twice"
SPEAKER = "Oda Fenwick"
_OUTLETS = (
    ("Saltmere Herald", "2026-02-03"),
    ("Quay Chronicle", "2026-02-03"),
    ("Saltmere Weekly", "2026-02-04"),
    ("The Tidepost", "2026-02-04"),
    ("North Shore Mail", "2026-02-05"),
    ("Island Courier", "2026-02-06"),
    ("Beacon Gazette", "2026-02-07"),
    ("Lowtide Observer", ""),
)
_PAGE = """{title}

The Saltmere pier was closed on February 2 after {planks} planks were found rotten, the council said.

“{quotation}{number},” said Oda Fenwick, the council's engineer of works.

Fenwick added that the repair would cost about {cost} crowns.
"""
_ODD = """Council of <!channel> & *bold* fish sellers meets

The fish sellers' speaker, Ivo Strand, was plain about it.

“Tell <!here> and <@U0EDITOR01> that *nothing* is `settled` & that <https://evil.example|this> is _ours_,” said Strand.
"""


def write_pages(folder: Path) -> Path:
    """Write the documents and their metadata; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = ["file,title,outlet,published,url"]
    for number, (outlet, published) in enumerate(_OUTLETS):
        title = f"Saltmere pier closed, {outlet} reports"
        page = _PAGE.format(
            title=title,
            planks=40 + number,
            quotation=QUOTATION,
            number="" if number < 2 else f", and not in week {number}",
            cost=f"{number + 2},000",
        )
        (folder / f"pier-{number}.txt").write_text(page, encoding="utf-8")
        url = f"https://news.example/pier/{number}" if number == 0 else ""
        rows.append(f'pier-{number}.txt,"{title}",{outlet},{published},{url}')
    (folder / "odd.txt").write_text(_ODD, encoding="utf-8")
    rows.append('odd.txt,"Council of <!channel> & *bold* fish sellers meets",Beacon Gazette,2026-02-08,')
    (folder / "metadata.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder
