"""A real `offer-check serve`, and somebody who answers without end, draws documents, and hangs up in the middle."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, field
from pathlib import Path
from types import TracebackType
from urllib.parse import urlencode, urlsplit

from tests.faults import looks

ROOT = Path(__file__).parents[2]
KINDS = [
    (s, r)
    for s in ("dermatology", "general_surgery", "radiation_oncology")
    for r in ("direct_to_consumer", "second_opinion")
]
SMALL = "offer_format: 1\nabout: {{specialty: {}, role_type: {}}}\npatients: {{states: [{}]}}\n"
SMALLS = 20
POLICIES = ("occurrence", "claims_made", "claims_paid", "self_insured_trust")
_FOUND = re.compile(r"· ([0-9]+) flags? · ([0-9]+) open questions?")
HANG_UP = b"\x01\x00\x00\x00\x00\x00\x00\x00"


class RefusedError(Exception):
    """An answer that was not expected."""


@dataclass
class Tenth:
    """The most that was seen in a tenth of the run."""

    server: float = 0
    drawing: float = 0
    files: int = 0
    threads: int = 0

    def see(self, pid: int) -> None:
        """Look at a server and the processes that draw for it."""
        self.server = max(self.server, looks.megabytes(pid))
        self.drawing = max(self.drawing, sum(map(looks.megabytes, looks.children(pid))))
        self.files, self.threads = max(self.files, looks.files(pid)), max(self.threads, looks.threads(pid))


@dataclass
class Visits:
    """A server with drafts of these offers and of small ones, in a folder of its own."""

    packs: Sequence[str]
    offers: Sequence[Path]
    tell: Callable[[str], None]
    folder: Path | None = None
    small: int = SMALLS
    drawn: int = 0
    hung_up: int = 0
    again: int = 0
    tenths: list[Tenth] = field(default_factory=lambda: [Tenth() for _ in range(10)])
    _drawing: str = ""
    _answers: int = 0

    def __enter__(self) -> Visits:
        self._folder = tempfile.TemporaryDirectory(prefix="offer-check-soak-")
        folder = self.folder or Path(self._folder.name)
        small = [folder / f"small-{number}.offer.yaml" for number in range(self.small)]
        for number, path in enumerate(small):
            specialty, role = KINDS[number % len(KINDS)]
            path.write_text(SMALL.format(specialty, role, ("TX", "GA", "TX, FL")[number % 3]))
        packs = [word for pack in self.packs for word in ("--pack", pack)]
        command = [sys.executable, "-m", "offer_check", "serve", "--no-browser", "--port", "0", *packs]
        (folder / "tmp").mkdir()
        homes = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("DATA", "STATE", "CONFIG")}
        surroundings = os.environ | homes | {"PYTHONPATH": str(ROOT), "TMPDIR": str(folder / "tmp")}
        names = [*map(str, self.offers), *map(str, small)]
        self._process = subprocess.Popen([*command, *names], env=surroundings, cwd=folder, stderr=subprocess.PIPE)
        assert self._process.stderr
        at = urlsplit(self._process.stderr.readline().decode().split()[1])
        self._port = int(at.port or 0)
        self._site, keys = (
            f"http://127.0.0.1:{at.port}",
            json.loads((folder / "state/offer-check/keys.json").read_text()),
        )
        self._head = {"Cookie": f"offer-check-{at.port}={keys['key']}", "Origin": self._site}
        self._head |= {"X-Offer-Check": keys["token"], "Content-Type": "application/x-www-form-urlencoded"}
        self._store = folder / "data/offer-check/drafts"
        self.ids = sorted(path.stem for path in self._store.glob("*.json"))
        self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=3600)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._connection.close()
        self._process.terminate()
        self._process.wait(30)
        self._folder.cleanup()

    def all(self, checks: int, pdfs: int) -> bool:
        """So many evaluations and documents; whether the server holds no more at the end than early."""
        start, done, told, kept = time.monotonic(), 0, 0, len(self.ids)
        while done < checks:
            done += self._round(done)
            tenth = self.tenths[min(9, done * 10 // checks)]
            self._draw(pdfs * done // checks)
            self._hang_up()
            tenth.see(self._process.pid)
            if done * 10 // checks > told:
                told = min(10, done * 10 // checks)
                self._agree()
                self._tell(done, self.tenths[told - 1], time.monotonic() - start)
        while self.drawn < pdfs:
            self._draw(pdfs)
            self.tenths[9].see(self._process.pid)
            time.sleep(0.1)
        self._tell(done, self.tenths[9], time.monotonic() - start)
        left, temporary = len(list(self._store.iterdir())), len(list((self._store.parents[2] / "tmp").iterdir()))
        self.tell(
            f"{left} files in the folder of drafts, {kept} drafts, {temporary} temporary files; "
            f"{self.hung_up:,} connections were hung up on, {self.again} times it was asked again"
        )
        return left <= kept + 2 and temporary <= 1 and self._is_flat()

    def _is_flat(self) -> bool:
        early, late = self.tenths[:2], self.tenths[9]
        most = (max(each) for each in zip(*map(astuple, early), strict=True))
        # A connection and a thread come and go with whatever is under way at the moment.
        spare = (0, 0, 2, 2)
        return all(now <= 1.1 * then + more for now, then, more in zip(astuple(late), most, spare, strict=True))

    def _round(self, done: int) -> int:
        """Another answer in each draft; the list then has every verdict anew. The 20th time, as the script asks."""
        ids = [id for id in self.ids if id != self._drawing]
        if done // len(self.ids) % 20 == 19:
            for id in ids:
                said = json.loads(self.ask("POST", f"/offers/{id}/answer?step=first", self._another()))
                assert said["checklist"]
                assert said["answers"]
            return len(ids)
        for id in ids:
            self.ask("POST", f"/offers/{id}/job", self._another(), status=303)
        listed = self.ask("GET", "/").decode()
        names = {f"Soak {number}" for number in range(self._answers - len(ids) + 1, self._answers + 1)}
        assert names <= set(re.findall(r">(Soak [0-9]+)</a>", listed)), "the list has not the latest answers"
        assert len(_FOUND.findall(listed)) == len(self.ids), "the list has not all verdicts"
        return len(ids)

    def _another(self) -> dict[str, str]:
        """An answer that no draft has had: a name, a number of days, and which policy there is."""
        self._answers += 1
        number = self._answers + self._answers // len(self.ids)
        days, policy = str(1 + number % 365), POLICIES[number % len(POLICIES)]
        values = {"about.label": f"Soak {self._answers}", "safety.exam_within_days": days}
        told = {f"{name}!{part}": t for name, v in values.items() for part, t in (("state", "stated"), ("value", v))}
        return {**told, "malpractice.policy_type!state": f"stated:{policy}"}

    def _agree(self) -> None:
        """See that what the server says of a draft is what this process finds, so that it did evaluate."""
        from offer_check import check, load_offer, load_rules

        id = self.ids[self._answers % len(self.ids)]
        path = Path(self._folder.name, "one.offer.json")
        path.write_bytes(self.ask("GET", f"/offers/{id}/offer.json"))
        listed = self.ask("GET", "/").decode().partition(f'id="draft-{id}"')[2].partition("</li>")[0]
        report = check(load_offer(path), load_rules(packs=self.packs))
        flags = sum(result.open for result in report.of("flag"))
        questions = sum(result.open for result in report.of("ask", "waiting"))
        found = _FOUND.findall(listed)
        said = [(str(flags), str(questions))]
        assert found == said, f"the server says {found} of {id}, and there are {said}"

    def _draw(self, wanted: int) -> None:
        """Ask for a document and go on; take it when it is there. Its draft has no answers meanwhile."""
        if not self._drawing and self.drawn < wanted:
            self._drawing = self.ids[self.drawn % len(self.ids)]
        if self._drawing:
            path = f"/offers/{self._drawing}/{('report', 'report-employer')[self.drawn % 2]}.pdf"
            try:
                said = self.ask("GET", path, accept="application/json")
            except RefusedError as refusal:
                if "was stopped after" not in str(refusal):
                    raise
                self.again += 1  # its time is up where the machine slept
                return
            if json.loads(said)["state"] == "ready":
                content = self.ask("GET", path)
                assert content.startswith(b"%PDF-")
                assert b"%%EOF" in content[-10:]
                self.drawn, self._drawing = self.drawn + 1, ""

    def _hang_up(self) -> None:
        """Leave in the middle of a request, and in the middle of an answer."""
        fields = "".join(f"{name}: {value}\r\n" for name, value in self._head.items())
        host = f"Host: 127.0.0.1:{self._port}\r\n"
        half = f"POST /offers/{self.ids[0]}/answer HTTP/1.1\r\n{host}{fields}Content-Length: 9999\r\n\r\nx"
        page = f"GET /offers/{self.ids[0]}/revision HTTP/1.1\r\n{host}{fields}\r\n"
        for sent in (half, page):
            with socket.create_connection(("127.0.0.1", self._port), timeout=60) as connection:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, HANG_UP)
                connection.sendall(sent.encode())
            self.hung_up += 1

    def _tell(self, done: int, seen: Tenth, seconds: float) -> None:
        self.tell(
            f"{done:>9,} evaluations, {self.drawn} PDFs, {seconds:,.0f} s: server {seen.server:.1f} MB, drawing "
            f"{seen.drawing:.1f} MB, {seen.files} open files, {seen.threads} threads"
        )

    def ask(
        self, method: str, path: str, entries: dict[str, str] | None = None, *, status: int = 200, accept: str = "*/*"
    ) -> bytes:
        """What comes back on the one connection that stays open."""
        body = urlencode(entries) if entries else None
        try:
            self._connection.request(method, path, body, {**self._head, "Accept": accept})
            answer = self._connection.getresponse()
        except (ConnectionError, http.client.HTTPException):
            # Nothing was sent for some seconds, as when the machine slept: a browser connects again, too.
            self._connection.close()
            self.again += 1
            self._connection.request(method, path, body, {**self._head, "Accept": accept})
            answer = self._connection.getresponse()
        content = answer.read()
        if answer.status not in (status, 202):
            raise RefusedError(f"{method} {path}: {answer.status} {content.decode(errors='replace')}"[:3000])
        return content
