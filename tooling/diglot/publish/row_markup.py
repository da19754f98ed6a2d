"""What rows are written as."""

from __future__ import annotations

from dataclasses import dataclass, field

from diglot.publish.html_elements import escaped

__all__ = ["Row", "TableFrame", "element"]


@dataclass(slots=True)
class Row:
    """What stands from `start` to `end` of a page, and its counterpart. Without a `locale` it stands in another row."""

    tag: str
    start: int
    end: int
    classes: str
    locale: str = ""
    name: str = ""
    """Its id, if it has one."""
    begin: list[str] = field(default_factory=list)
    mine: list[str] = field(default_factory=list)
    theirs: str = ""

    def html(self) -> str:
        """The row with all that it holds."""
        mine = "".join(self.mine)
        if self.locale:
            mine = f'<{self.tag} class="diglot-mine" lang="{self.locale}">{mine}</{self.tag}>'
        name = f' id="{self.name}"' if self.name else ""
        return f'<{self.tag} class="{self.classes}"{name}>{"".join(self.begin)}{mine}{self.theirs}</{self.tag}>'


@dataclass(slots=True)
class TableFrame:
    """What stands around a table, from `start` to `end` of a page."""

    start: int
    end: int
    classes: str
    button: str
    name: str = ""
    begin: list[str] = field(default_factory=list)

    def html(self) -> str:
        """What stands before the table."""
        name = f' id="{self.name}"' if self.name else ""
        return f'<div class="{self.classes}"{name}>{"".join(self.begin)}{self.button}'


def element(tag: str, classes: str, inner: str | None = "", **attributes: str) -> str:
    """An element that holds `inner`, which is HTML; None for one that holds nothing and is not closed."""
    told = f' class="{classes}"' if classes else ""
    told += "".join([f' {name}="{escaped(value, quote=True)}"' for name, value in attributes.items()])
    return f"<{tag}{told}>" if inner is None else f"<{tag}{told}>{inner}</{tag}>"
