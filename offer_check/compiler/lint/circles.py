"""Circles in what leads from one name to others: gates that wait for each other, facts that rest on each other."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping


def circles(graph: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, ...]]:
    """One shortest circle through each name that lies on any, without repeats: `(a, b)` for a, b, a."""
    seen: set[frozenset[str]] = set()
    for start in sorted(graph):
        circle = _circle(start, graph)
        if circle and frozenset(circle) not in seen:
            seen.add(frozenset(circle))
            yield circle


def _circle(start: str, graph: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The shortest way from `start` back to it, empty where there is none."""
    ways: deque[tuple[str, ...]] = deque([(start,)])
    visited: set[str] = set()
    while ways:
        way = ways.popleft()
        for name in graph.get(way[-1], ()):
            if name == start:
                return way
            if name not in visited:
                visited.add(name)
                ways.append((*way, name))
    return ()
