"""Links with a text: whether what they show is where they lead."""

import pytest

from amzlint.detect import link, url
from amzlint.model import Entity
from tests.views import view

SHOP = "https://care.brand.com/x"
LINKS = [
    (f"[www.amazon.com/gp/help]({SHOP})", {"external", "disguised"}),
    (f"[https://other.com]({SHOP} 'title')", {"external", "disguised"}),
    (f"[our page]({SHOP})", {"external"}),
    (f"[brand.com]({SHOP})", {"external"}),
    (f"[![logo](https://cdn.com/a.png)]({SHOP})", {"external"}),
    ("[Your Orders](https://www.amazon.de/gp/css/order-history)", {"amazon"}),
    ("[brand.com](https://www.amazon.de/dp/B0)", {"amazon", "disguised"}),
]
NO_LINKS = [
    "[a](mailto:x@brand.com)",
    "[a]({{url}})",
    "![a](https://brand.com/a.png)",
    "[a] (b)",
    "[a](#top)",
]


def found(text: str) -> list[Entity]:
    looked = view(text)
    return list(link.detect(looked, {"url": tuple(url.detect(looked, {}))}))


@pytest.mark.parametrize(("text", "classes"), LINKS)
def test_link(text: str, classes: set[str]) -> None:
    (entity,) = found(f"See {text}.")
    assert entity.classes == classes
    assert (entity.start, entity.end) == (4, 4 + len(text))
    assert " → " in entity.value


@pytest.mark.parametrize("text", NO_LINKS)
def test_no_link(text: str) -> None:
    assert found(text) == []


def test_what_an_anchor_shows_is_no_link_of_its_own() -> None:
    shown, target = url.detect(view(f"[www.amazon.com]({SHOP})"), {})
    assert shown.classes == {"shown"}
    assert "external" in target.classes
