"""What every answer says to the browser, and what is said where something goes wrong inside."""

from __future__ import annotations

import pytest

from offer_check.web.headers import DOCUMENT, PAGE
from tests.web.serving import Serving

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
ALWAYS = {
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/?key={key}", 303), ("/nothing", 404), ("/echo", 405), ("/bug", 500), ("/full", 500)],
)
def test_every_answer_keeps_to_this_machine(served: Serving, path: str, status: int) -> None:
    with served.guest(Origin="") as client:
        answer = client.get(path.format(key=served.keys.key))
    assert answer.status_code == status
    assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS
    assert answer.headers["content-security-policy"] == PAGE
    assert "server" not in answer.headers
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_a_refusal_keeps_to_this_machine(served: Serving) -> None:
    with served.stranger() as client:
        for answer in (client.get("/"), client.post("/echo"), client.get("/", headers={"Host": "evil.example"})):
            assert answer.status_code in (403, 421)
            assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS
            assert answer.headers["content-security-policy"] == PAGE


def test_a_report_may_have_a_policy_of_its_own(served: Serving) -> None:
    with served.guest(Origin="") as client:
        assert client.get("/report").headers.get_list("content-security-policy") == [DOCUMENT]


@pytest.mark.parametrize("policy", [PAGE, DOCUMENT])
def test_a_policy_lets_nothing_in_from_elsewhere(policy: str) -> None:
    said = dict(part.split(" ", 1) for part in policy.split("; "))
    assert [said[name] for name in ("default-src", "base-uri", "frame-ancestors")] == ["'none'"] * 3
    assert {word for words in said.values() for word in words.split()} <= {
        "'none'",
        "'self'",
        "'unsafe-inline'",
        "data:",
    }
    assert "'unsafe-inline'" not in said.get("script-src", "")


def test_a_page_that_does_not_exist_leads_to_the_drafts(served: Serving) -> None:
    with served.guest(Origin="") as client:
        answer = client.get("/<script>")
    assert answer.status_code == 404
    assert "Nothing is at this address" in answer.text
    assert '<a href="/">' in answer.text
    assert "<script>" not in answer.text


def test_a_bug_is_told_in_plain_words_and_without_a_traceback(served: Serving) -> None:
    with served.guest(Origin="") as client:
        answer = client.get("/bug")
        assert client.get("/").status_code == 200
    assert answer.status_code == 500
    assert "This is a bug in offer-check" in answer.text
    assert "What was saved before is not lost." in answer.text
    assert "RuntimeError: wires &lt;crossed&gt; at serving.py" in answer.text
    assert "Traceback" not in answer.text
    assert "/" + "serving.py" not in answer.text
    assert [str(bug) for bug in served.bugs] == ["wires <crossed>"]


def test_a_full_disk_is_no_bug(served: Serving) -> None:
    with served.guest(Origin="") as client:
        answer = client.get("/full")
    assert answer.status_code == 500
    assert "draft.json: No space left on device." in answer.text
    assert served.bugs == []


@pytest.mark.parametrize(
    "id",
    [
        "x",
        "../keys.json",
        "%2e%2e%2fkeys.json",
        "..%5c..",
        "/etc/passwd",
        "AAAAAAAAAAAA",
        "AAAAAAAAAAA%00",
        "%ff" * 12,
        "AAAAAAAAAAAA%0a",
        "AAAAAAAAAAA.",
        "A" * 5000,
        "ÄÄÄÄÄÄÄÄÄÄÄÄ",
        "٣٣٣٣٣٣٣٣٣٣٣٣",
    ],
)
def test_what_is_no_id_of_a_draft_finds_none(served: Serving, id: str) -> None:
    with served.guest(Origin="") as client:
        answer = client.get(f"{served.site}/draft/{id}")
    assert answer.status_code == 404
    assert "There is no such draft here" in answer.text or "Nothing is at this address" in answer.text
    assert served.bugs == []


def test_a_damaged_draft_is_told_with_its_place(served: Serving) -> None:
    draft = served.drafts.new({"offer_format": 1})
    path = served.drafts.folder / f"{draft.id}.json"
    path.write_text("{")
    with served.guest(Origin="") as client:
        answer = client.get(f"/draft/{draft.id}")
    path.unlink()
    assert answer.status_code == 422
    assert f"{path}: this draft cannot be read: it is not whole JSON" in answer.text


@pytest.mark.parametrize(
    "name",
    [
        "..",
        "../layout.html.j2",
        "%2e%2e%2flayout.html.j2",
        "..%2f..%2fpyproject.toml",
        "form.css%00",
        "FORM.CSS",
        ".",
        "",
        "form.css/",
        "form.css/..",
        "%2fetc%2fpasswd",
        "page.html.j2",
        "form.html.j2",
    ],
)
def test_only_known_files_are_given_out(served: Serving, name: str) -> None:
    answer = served.answer(served.head(f"GET /static/{name}", "Connection: close", token=False))
    assert answer.startswith(b"HTTP/1.1 404 ")


def test_styles_and_script_are_there_for_the_page_that_lets_nobody_in(served: Serving) -> None:
    with served.stranger() as client:
        for name, kind in (("form.css", "text/css; charset=utf-8"), ("form.js", "text/javascript; charset=utf-8")):
            answer = client.get(f"/static/{name}")
            assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
