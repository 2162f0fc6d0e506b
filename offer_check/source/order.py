"""A mapping of a file, a new key and the order of a model in, the sibling out behind which the key belongs."""

from __future__ import annotations

from collections.abc import Sequence

from .amendment import Site
from .place import Node, Path


def before(site: Site, key: str, order: Sequence[Path]) -> Node | None:
    """The sibling behind which a new `key` of the mapping at `site` belongs; None: it comes first of all.

    `order` has paths in the order of the model, without list indexes. A key that it does not name comes last.
    """
    siblings: dict[str, Node] = site.node.children if isinstance(site.node.children, dict) else {}
    names = list(siblings)
    ranks = _ranks(tuple(step for step in site.path if isinstance(step, str)), order)
    if not names or key not in ranks:
        return siblings[names[-1]] if names else None
    earlier = [name for name in names if ranks.get(name, len(ranks)) < ranks[key]]
    if earlier:
        return siblings[max(earlier, key=lambda name: ranks[name])]
    later = next((number for number, name in enumerate(names) if name in ranks), len(names))
    return siblings[names[later - 1]] if later else None


def _ranks(parent: Path, order: Sequence[Path]) -> dict[str, int]:
    """The keys of `parent` with their places in the order."""
    depth = len(parent)
    keys = dict.fromkeys(str(path[depth]) for path in order if len(path) > depth and path[:depth] == parent)
    return {key: rank for rank, key in enumerate(keys)}
