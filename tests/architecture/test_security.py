"""Deeds that no code here may do, over the syntax of the package, of the build and of the scripts in Python.

What is excepted stands with its reason; an exception that nobody needs any more is a fault, too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

SCRIPTS = [file for file in sorted((ROOT / "scripts").iterdir()) if file.is_file()]
FILES = [
    *sorted((ROOT / "offer_check").rglob("*.py")),
    ROOT / "hatch_build.py",
    *(file for file in SCRIPTS if "python" in file.read_text(encoding="utf-8").partition("\n")[0]),
]
TREES = {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text(encoding="utf-8")) for file in FILES}

CALLS = {
    # Text that becomes code.
    **dict.fromkeys(
        ("eval", "exec", "compile", "__import__", "runpy.run_path", "runpy.run_module"), "text becomes code"
    ),
    # A shell reads more into a name than it says.
    **dict.fromkeys(("os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"), "a shell"),
    **dict.fromkeys(("os.execl", "os.execlp", "os.execvp", "os.spawnl", "os.spawnv", "os.posix_spawn"), "a program"),
    # Readers that make whatever object the text names.
    **dict.fromkeys(
        ("yaml.load", "yaml.load_all", "yaml.full_load", "yaml.unsafe_load", "yaml.Loader", "yaml.UnsafeLoader"),
        "objects",
    ),
    **dict.fromkeys(("pickle.load", "pickle.loads", "pickle.Unpickler", "marshal.load", "marshal.loads"), "objects"),
    **dict.fromkeys(("shelve.open", "jsonpickle.decode", "dill.load", "joblib.load"), "objects"),
    # Files whose names others can guess, and archives that write where they like.
    **dict.fromkeys(("tempfile.mktemp", "os.tempnam", "os.tmpnam", "zipfile.ZipFile", "tarfile.open"), "files"),
    # XML whose entities multiply or fetch.
    **dict.fromkeys(("xml.etree.ElementTree.parse", "xml.etree.ElementTree.fromstring", "xml.sax.parse"), "entities"),
    # Programs, and addresses.
    **dict.fromkeys(("subprocess.run", "subprocess.Popen", "subprocess.call", "subprocess.check_output"), "a program"),
    **dict.fromkeys(("os.execv", "os.execve", "webbrowser.open"), "a program"),
    **dict.fromkeys(("socket.socket", "socket.create_connection", "socket.create_server"), "the network"),
    # Markup that is not escaped.
    "markupsafe.Markup": "markup",
}
MODULES = {
    "asyncio.subprocess",
    "ftplib",
    "http.client",
    "http.server",
    "httpx",
    "jsonpickle",
    "marshal",
    "pty",
    "requests",
}
MODULES |= {"shelve", "smtplib", "socketserver", "ssl", "telnetlib", "urllib.request", "xml.sax", "xmlrpc"}
EXCEPTIONS = {
    ("offer_check/batch/duty.py", "pickle.load"): "from the pipe to the process that started this one",
    ("offer_check/batch/duty.py", "pickle.loads"): "the same, and what this process has just written",
    ("offer_check/batch/worker.py", "pickle.load"): "from the pipe to a process that this one started",
    ("offer_check/batch/worker.py", "pickle.loads"): "the same",
    ("offer_check/render/pdf/drafter.py", "pickle.load"): "from the pipe to the process that started this one",
    ("offer_check/render/pdf/studio.py", "pickle.load"): "from the pipe to a process that this one started",
    ("offer_check/child.py", "subprocess.Popen"): "this Python with a module of this package",
    ("offer_check/cli/serve.py", "webbrowser.open"): "our own address",
    ("offer_check/web/owner.py", "socket.socket"): "to the kernel, which says whose a connection is",
    ("offer_check/web/port.py", "socket.socket"): "listens on this machine alone",
    ("offer_check/render/page/pages.py", "markupsafe.Markup"): "the styles of our templates or of the house",
    ("offer_check/web/pages.py", "markupsafe.Markup"): "what a template with escaping has made",
}
"""Of the package. Scripts start programs with lists of arguments; what they start and read is their own."""
OF_SCRIPTS = {"os.execv", "os.execve", "subprocess.run", "subprocess.Popen", "subprocess.check_output"}

DRAWING = {"weasyprint.HTML", "weasyprint.CSS", "weasyprint.Attachment"}


def origins(tree: ast.AST) -> dict[str, str]:
    """What the names of a module stand for: `subprocess`, or `run` for `subprocess.run`."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {
                (a.asname or a.name.partition(".")[0]): (a.name if a.asname else a.name.partition(".")[0])
                for a in node.names
            }
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return found


def mentions(tree: ast.AST) -> Iterator[str]:
    """Every function that a module calls or hands on, by its full name; what only says of which type something is does
    neither."""
    known, types = origins(tree), {id(inner) for node in annotations(tree) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name) and id(node) not in types:
            yield named(node, known)


def named(node: ast.AST, known: Mapping[str, str]) -> str:
    """The full name of what a name or an attribute stands for; of another expression, nothing."""
    match node:
        case ast.Name(id=name):
            return known.get(name, name)
        case ast.Attribute(value=whole, attr=part):
            return f"{named(whole, known)}.{part}"
    return ""


def annotations(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        match node:
            case ast.AnnAssign() | ast.arg(annotation=ast.expr()):
                yield node.annotation  # type: ignore[misc]
            case ast.FunctionDef(returns=ast.expr() as returned) | ast.AsyncFunctionDef(returns=ast.expr() as returned):
                yield returned


def forbidden(tree: ast.AST) -> set[str]:
    return {name for name in mentions(tree) if name in CALLS} | {name for name in imported(tree) if name in MODULES}


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    known = origins(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield named(node.func, known), node


@cache
def made() -> tuple[tuple[str, str, ast.Call], ...]:
    """Every call of every file: the file, what is called, the call."""
    return tuple((file, name, call) for file, tree in TREES.items() for name, call in calls(tree))


def said(call: ast.Call, name: str) -> str:
    """An option of a call as it is written; empty where it is not given."""
    return next((ast.unparse(option.value) for option in call.keywords if option.arg == name), "")


def test_nothing_forbidden_is_done_but_where_there_is_a_reason() -> None:
    found = {(name, deed) for name, tree in TREES.items() for deed in forbidden(tree)}
    found -= {(name, deed) for name, deed in found if name.startswith("scripts/") and deed in OF_SCRIPTS}
    assert found == set(EXCEPTIONS)


def test_no_program_is_started_by_a_shell() -> None:
    started = [call for _, name, call in made() if name.startswith("subprocess.")]
    assert len(started) > 5
    wrong = [call for call in started if said(call, "shell") not in ("", "False")]
    wrong += [call for call in started if call.args and isinstance(call.args[0], ast.Constant | ast.JoinedStr)]
    assert [ast.unparse(call) for call in wrong] == []


def test_every_environment_of_templates_escapes() -> None:
    ours = [(name, call) for _, name, call in made() if name.startswith("jinja2.")]
    environments = [said(call, "autoescape") for name, call in ours if name.endswith("Environment")]
    assert environments == ["True"] * 3
    assert not any(name.endswith("Template") for name, _ in ours)


def test_only_the_fetcher_of_assets_is_given_to_what_draws() -> None:
    drawing = [
        (name, said(call, "url_fetcher"))
        for file, name, call in made()
        if file.startswith("offer_check/render/pdf/") and name in DRAWING
    ]
    fetchers = {name: fetcher.partition("(")[0] for name, fetcher in drawing}
    assert fetchers == {
        "weasyprint.HTML": "self._fetcher",
        "weasyprint.CSS": "self._fetcher",
        "weasyprint.Attachment": "AssetFetcher",
    }
    assert len(drawing) == 3


def test_no_template_takes_escaping_off() -> None:
    templates = sorted((ROOT / "templates").rglob("*.j2"))
    assert len(templates) > 20
    marks = ("|safe", "| safe", "autoescape", "Markup")
    assert [t.name for t in templates if any(mark in t.read_text(encoding="utf-8") for mark in marks)] == []


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("eval('1')", "eval"),
        ("import os as o\no.system('ls')", "os.system"),
        ("from os import system as s\ns('ls')", "os.system"),
        ("from subprocess import run\nf = run", "subprocess.run"),
        ("import yaml\nyaml.load('a')", "yaml.load"),
        ("def f():\n    from pickle import loads\n    return map(loads, x)", "pickle.loads"),
        ("from tempfile import mktemp\nmktemp()", "tempfile.mktemp"),
        ("import urllib.request", "urllib.request"),
        ("from http import client", "http.client"),
        ("def f(x: int = eval('1')) -> None: ...", "eval"),
    ],
)
def test_a_forbidden_deed_is_seen(text: str, deed: str) -> None:
    assert deed in forbidden(ast.parse(text))


def test_what_only_has_the_name_is_no_deed() -> None:
    text = "import re, subprocess\nre.compile('a')\nself.eval()\nfrom . import pickle\nx: subprocess.Popen[bytes]"
    assert forbidden(ast.parse(text)) == set()


def test_the_scripts_in_python_are_among_the_files() -> None:
    assert {"scripts/sarif", "scripts/verapdf", "hatch_build.py"} <= set(TREES)
    assert Path("scripts/setup").as_posix() not in TREES
