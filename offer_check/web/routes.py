"""Which page is at which address."""

from __future__ import annotations

from functools import partial

from starlette.routing import BaseRoute, Route

from . import comparing, filling, following, listing, results, rule_page, saving, states

ROUTES: tuple[BaseRoute, ...] = (
    Route("/", listing.index),
    Route("/new", listing.new, methods=["POST"]),
    Route("/open", listing.opening, methods=["POST"]),
    Route("/offers/{id}/copy", listing.copy, methods=["POST"]),
    Route("/offers/{id}/remove", listing.remove, methods=["POST"]),
    Route("/offers/{id}/restore", listing.restore, methods=["POST"]),
    Route("/offers/{id}/answer", following.answer, methods=["POST"]),
    Route("/offers/{id}/revision", following.revision),
    Route("/offers/{id}/results", results.show),
    Route("/offers/{id}/report.html", results.document),
    Route("/offers/{id}/report.pdf", partial(results.pdf, reader="physician")),
    Route("/offers/{id}/report-employer.pdf", partial(results.pdf, reader="employer")),
    Route("/offers/{id}/questions.txt", partial(results.questions, form="text")),
    Route("/offers/{id}/questions.md", partial(results.questions, form="markdown")),
    Route("/offers/{id}/questions.html", partial(results.questions, form="html")),
    Route("/offers/{id}/offer.yaml", partial(results.offer, syntax="yaml")),
    Route("/offers/{id}/offer.json", partial(results.offer, syntax="json")),
    Route("/offers/{id}/save", saving.save, methods=["POST"]),
    Route("/offers/{id}/compare", comparing.with_draft),
    Route("/offers/{id}/compare", comparing.with_file, methods=["POST"]),
    Route("/rules/{rule}", rule_page.show),
    Route("/offers/{id}/states", states.show),
    Route("/offers/{id}/states", states.take, methods=["POST"]),
    Route("/offers/{id}/{step}", filling.show),
    Route("/offers/{id}/{step}", filling.take, methods=["POST"]),
)
