"""Only the pages of whoever started the server get an answer; everybody else gets a status and plain words."""

from __future__ import annotations

import pytest

from tests.web.serving import Serving, status

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])
FORM = {"pay.base!state": "stated"}


@pytest.mark.parametrize("name", ["evil.example", "127.0.0.1", "localhost", "127.0.0.1:1", "evil.example:{port}", ""])
def test_another_host_is_another_address(served: Serving, name: str) -> None:
    answer = served.answer(served.head("GET /", "Connection: close", host=name.format(port=served.port) or "\t"))
    assert status(answer) == 421
    assert f"This is offer-check at 127.0.0.1:{served.port} on this machine".encode() in answer


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]"])
def test_every_name_of_this_machine_is_ours(served: Serving, name: str) -> None:
    site = f"http://{name}:{served.port}"
    with served.guest(Host=f"{name}:{served.port}", Origin=site) as client:
        assert client.get("/").status_code == 200
        assert client.post("/echo", data=FORM).json() == FORM


def test_a_page_at_one_name_of_this_machine_sends_nothing_to_another(served: Serving) -> None:
    with served.guest(Origin=f"http://localhost:{served.port}") as client:
        assert client.post("/echo", data=FORM).status_code == 403
    assert served.reached == []


@pytest.mark.parametrize("path", ["/", "/report", "/nothing", "/draft/x"])
def test_without_the_key_nothing_is_shown_and_it_is_said_what_to_do(served: Serving, path: str) -> None:
    with served.stranger() as client:
        answer = client.get(path)
    assert answer.status_code == 403
    assert "Open the address that was printed in the terminal" in answer.text


@pytest.mark.parametrize("key", ["", "x", "ü", "%00", "%ED%A0%80"])
def test_a_wrong_key_opens_nothing(served: Serving, key: str) -> None:
    with served.stranger() as client:
        assert client.get(f"/?key={key}").status_code == 403
        wrong = {"Cookie": f"offer-check-{served.port}={served.keys.token}"}
        assert client.get("/", headers=wrong).status_code == 403


def test_the_token_of_our_pages_is_no_key(served: Serving) -> None:
    with served.stranger() as client:
        assert client.get(f"/?key={served.keys.token}").status_code == 403


def test_the_key_lets_a_browser_in_and_leaves_the_address(served: Serving) -> None:
    with served.stranger() as client:
        answer = client.get(f"/report?a=1&key={served.keys.key}&b=2")
        assert (answer.status_code, answer.headers["location"]) == (303, f"{served.site}/report?a=1&b=2")
        cookie = answer.headers["set-cookie"]
        assert cookie == f"{served.cookie}; HttpOnly; SameSite=Strict; Path=/; Max-Age=2592000"
        assert client.get("/report").text == "a report"


def test_whoever_comes_from_elsewhere_with_the_key_goes_on_by_a_page_of_ours(served: Serving) -> None:
    with served.stranger(headers={"Sec-Fetch-Site": "cross-site"}) as client:
        answer = client.get(f"/report?key={served.keys.key}")
    assert answer.status_code == 200
    assert f'<meta http-equiv="refresh" content="0; url={served.site}/report">' in answer.text
    assert served.keys.key not in answer.text


def test_the_key_leads_to_no_other_site(served: Serving) -> None:
    with served.stranger() as client:
        answer = client.get(f"{served.site}//evil.example/?key={served.keys.key}")
    assert answer.headers["location"] == f"{served.site}//evil.example/"


def test_a_key_for_one_time_opens_once(served: Serving) -> None:
    key = served.keys.one_time()
    with served.stranger() as one, served.stranger() as other:
        assert one.get(f"/?key={key}").status_code == 303
        assert one.get("/").status_code == 200
        assert other.get(f"/?key={key}").status_code == 403


def test_the_key_in_an_address_changes_nothing_by_itself(served: Serving) -> None:
    with served.stranger(headers={"Origin": served.site, "X-Offer-Check": served.keys.token}) as client:
        assert client.post(f"/echo?key={served.keys.key}", data=FORM).status_code == 403
    assert served.reached == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1:{port}"},
        {"Origin": "http://127.0.0.1:{port}.evil.example"},
        {"Origin": "http://127.0.0.1"},
        {"Origin": ""},
        {"Origin": "", "Referer": "http://evil.example/127.0.0.1:{port}/"},
        {"Origin": "", "Referer": "http://127.0.0.1:{port}@evil.example/"},
        {"Origin": "", "Referer": "nonsense"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_no_other_page_changes_anything(served: Serving, headers: dict[str, str]) -> None:
    with served.guest(**{name: value.format(port=served.port) for name, value in headers.items()}) as client:
        answer = client.post("/echo", data=FORM)
    assert answer.status_code == 403
    assert "this was not sent by a page of" in answer.text.lower() or "Another site leads here" in answer.text
    assert served.reached == []


def test_where_a_browser_names_no_origin_the_page_will_do(served: Serving) -> None:
    with served.guest(Origin="", Referer=f"{served.site}/offers/x/job") as client:
        assert client.post("/echo", data=FORM).json() == FORM


@pytest.mark.parametrize("site", ["cross-site", "same-site", "", "anything"])
def test_another_site_cannot_even_have_a_page_opened(served: Serving, site: str) -> None:
    with served.guest(Origin="") as client:
        answer = client.get("/", headers={"Sec-Fetch-Site": site})
    assert answer.status_code == 403
    assert "Another site leads here" in answer.text


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_our_own_links_and_typed_addresses_open_pages(served: Serving, site: str) -> None:
    with served.guest(Origin="") as client:
        assert client.get("/", headers={"Sec-Fetch-Site": site}).text == "a page"


@pytest.mark.parametrize("token", ["", "wrong", "\udc80"])
@pytest.mark.parametrize("kind", ["field", "header", "file"])
def test_without_the_token_nothing_is_changed(served: Serving, token: str, kind: str) -> None:
    raw = token.encode("utf-8", "surrogatepass")
    with served.guest(X_Offer_Check="") as client:
        if kind == "field":
            answer = client.post("/echo", data={**FORM, "token": raw})
        elif kind == "file":
            answer = client.post("/echo", data={"token": "no"}, files={"token": ("token", raw)})
        else:
            answer = client.post("/echo", data=FORM, headers={b"X-Offer-Check": raw})
    assert answer.status_code == 403
    assert "nothing was changed" in answer.text
    assert served.reached == []


def test_a_form_with_the_token_is_taken_with_all_that_is_in_it(served: Serving) -> None:
    form = {**FORM, "token": served.keys.token}
    with served.guest(X_Offer_Check="") as client:
        assert client.post("/echo", data=form).json() == form
        assert client.post("/echo", data=form, files={"file": b"x" * 2_000_000}).json() == {**form, "file": 2_000_000}


def test_a_form_may_have_thousands_of_fields(served: Serving) -> None:
    form = {f"field.{number}": "x" for number in range(5000)} | {"token": served.keys.token}
    with served.guest(X_Offer_Check="") as client:
        assert client.post("/echo", data=form).json() == form
        assert client.post("/echo", data=form, files={"file": b""}).json() == {**form, "file": 0}


def test_what_is_sent_as_json_brings_the_token_in_its_head(served: Serving) -> None:
    with served.guest() as client:
        assert client.post("/echo", json={"a": 1}).status_code == 200
    assert served.reached == ['{"a":1}']


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "get", "X" * 500])
def test_other_methods_are_not_known(served: Serving, method: str) -> None:
    answer = served.answer(served.head(f"{method} /", "Connection: close", "Access-Control-Request-Method: POST"))
    assert status(answer) == 405
    assert b"allow: GET, HEAD, POST\r\n" in answer
    assert b"access-control" not in answer.lower()


def test_a_page_that_cannot_be_changed_says_so(served: Serving) -> None:
    with served.guest() as client:
        assert "cannot be used in that way" in client.post("/", data=FORM).text
        assert client.post("/", data=FORM).status_code == 405
        assert client.get("/echo").headers["allow"] == "POST"


def test_the_head_of_a_page_comes_without_its_body(served: Serving) -> None:
    with served.guest(Origin="") as client:
        head, page = client.head("/"), client.get("/")
    assert (head.status_code, head.text) == (200, "")
    assert head.headers["content-length"] == page.headers["content-length"] == "6"


def test_scripts_are_refused_in_json(served: Serving) -> None:
    with served.guest(X_Offer_Check="wrong", Accept="application/json") as client:
        assert client.post("/echo", data=FORM).json() == {
            "status": 403,
            "title": "Not let in",
            "words": [
                "The page that sent this is not one of ours, or an old one, so nothing was changed.",
                "Load the page anew and try again.",
            ],
        }


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_other_protocol_is_spoken(served: Serving, method: str) -> None:
    upgrade = (
        "Connection: Upgrade, close",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: eA==",
    )
    assert status(served.answer(served.head(f"{method} /", *upgrade, "Content-Length: 0"))) in (200, 405)
