"""Take the documentation's pictures of the page, in headless Chromium: ``python scripts/take_pictures.py``.

Reads the example reports into a ledger of their own, serves it, and writes docs/pictures/*.png.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs/pictures"
COMMAND = [sys.executable, "-m", "reportedly.cli"]
SIZE = {"width": 1180, "height": 860}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def main() -> None:
    """One picture a page."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "REPORTEDLY_LEDGER": str(Path(folder) / "pictures.db")}
        subprocess.run(  # noqa: S603  # our own command
            [*COMMAND, "read", str(ROOT / "examples")], env=env, check=True, stdout=subprocess.DEVNULL
        )
        server = subprocess.Popen(  # noqa: S603  # as above
            [*COMMAND, "serve", "--write", "--port", "0"],
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            address = re.search(r"http://[\d.:]+", server.stdout.readline() if server.stdout else "")
            if address is None:
                raise SystemExit("the server did not say where it is")
            _take(address[0])
        finally:
            server.terminate()
            server.wait()


def _take(address: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(viewport=SIZE)
        for name, path in _pages(address).items():
            page.goto(address + path)
            page.screenshot(path=PICTURES / f"{name}.png")
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(address)
        page.screenshot(path=PICTURES / "phone.png")
        browser.close()


def _pages(address: str) -> dict[str, str]:
    """The pages to show: the widest dispute, its question, and the report that one side stands in."""
    dispute = _link(address, "/", r'href="(/dispute/[^"]+)"')
    question = _link(address, dispute, r'href="(/question/[^"]+)"')
    report = _link(address, dispute, r'href="(/report\?[^"]+)"')
    story = _link(address, dispute, r'href="(/story/[^"]+)"')
    named = {"home": "/", "story": story, "question": question, "dispute": dispute, "report": report}
    return {**named, "queue": "/queue", "sources": "/sources", "search": "/search?words=soldiers"}


def _link(address: str, path: str, pattern: str) -> str:
    with urllib.request.urlopen(address + path) as answer:  # noqa: S310  # our own server
        found = re.search(pattern, answer.read().decode())
    if found is None:
        raise SystemExit(f"{path} has no link like {pattern}")
    return found[1].replace("&amp;", "&").partition("#")[0]


if __name__ == "__main__":
    main()
