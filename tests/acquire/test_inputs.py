"""Files, folders, patterns and streams, good and bad, in one order."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from reportedly.acquire import count_inputs, files, json_lines, read_inputs
from reportedly.errors import InputError
from reportedly.records import Report


def texts(*paths: Path | str, **options: Any) -> list[str]:
    return [
        result.text.strip() if isinstance(result, Report) else f"! {Path(result.where).name}: {result.what}"
        for result in read_inputs([str(path) for path in paths], **options)
    ]


def only(*paths: Path | str, **options: Any) -> Report:
    (result,) = read_inputs([str(path) for path in paths], **options)
    assert isinstance(result, Report), result
    return result


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


# --- files, folders, patterns --------------------------------------------------------------------------------------


def test_a_folder_is_read_in_order_without_hidden_and_binary_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b.md", "c", ".hidden.txt", ".git/d.txt", "page_files/x.css"):
        write(tmp_path / name, f"Two died in {name}.")
    write(tmp_path / "e.bin", b"\1\0\2")
    write(tmp_path / "f.jpg", b"\xff\xd8\xff\xe0")
    assert texts(tmp_path) == [f"Two died in {name}." for name in ("a/b.md", "a/z.txt", "b.txt", "c")]


def test_bytes_under_a_name_that_promises_text_are_an_error_in_a_folder_too(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"Two died\0 in Arden.")
    write(tmp_path / "b.txt", "Two died.")
    first, second = texts(tmp_path)
    assert first.startswith("! a.txt: ")
    assert second == "Two died."


def test_a_binary_file_named_itself_is_an_error(tmp_path: Path) -> None:
    assert texts(write(tmp_path / "e.bin", b"\1\0\2"))[0].startswith("! e.bin: the bytes are not text")


def test_paths_keep_their_order_and_a_file_is_read_once(tmp_path: Path) -> None:
    one, two = write(tmp_path / "1.txt", "One died."), write(tmp_path / "2.txt", "Two died.")
    assert texts(two, "-", one, tmp_path, stdin=BytesIO(b"Three died.")) == ["Two died.", "Three died.", "One died."]


def test_patterns_are_sorted_and_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    write(tmp_path / "b1.txt", "One died.")
    write(tmp_path / "a1.txt", "Two died.")
    assert texts(tmp_path / "*1.txt", tmp_path / "*.zip", tmp_path / "absent") == [
        "Two died.",
        "One died.",
        "! *.zip: no file fits this pattern",
        "! absent: there is no such file or folder",
    ]
    assert texts("") == ["! '': this is no path"]


def test_loops_of_links_end_and_a_broken_link_is_an_error(tmp_path: Path) -> None:
    write(tmp_path / "a/x.txt", "Two died.")
    (tmp_path / "a/up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "a/self").symlink_to(tmp_path / "a", target_is_directory=True)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    found = texts(tmp_path)
    assert found[0] == "Two died."
    assert found[1].startswith("! broken.txt: this cannot be read")
    assert len(found) == 2


def test_what_the_system_refuses_is_an_error_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "a.txt", "Two died.")
    write(tmp_path / "b.txt", "Three died.")
    write(tmp_path / "c.jsonl", '{"text": "Four died."}')
    write(tmp_path / "d.txt", "Five died.")
    opened = Path.open

    def refuse(path: Path, *args: Any, **options: Any) -> Any:
        if path.name in {"b.txt", "c.jsonl"}:
            raise PermissionError(13, "Permission denied")
        return opened(path, *args, **options)

    monkeypatch.setattr(Path, "open", refuse)
    found = texts(tmp_path)
    assert found[0] == "Two died."
    assert found[1:3] == [f"! {name}: this cannot be read: permission denied" for name in ("b.txt", "c.jsonl")]
    assert found[3] == "Five died."


@pytest.mark.skipif(os.name == "nt", reason="names are text on Windows")
def test_a_name_that_is_not_utf_8_can_be_printed(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(name, "wb"):  # noqa: PTH123  # Path takes no bytes
        pass
    (error,) = read_inputs([os.fsdecode(name)])
    assert isinstance(error, InputError)
    error.message.encode("utf-8")


# --- limits --------------------------------------------------------------------------------------------------------


def test_a_file_above_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as stream:
        stream.truncate(files.LARGEST_FILE + 1)

    def refuse(*_args: object) -> None:
        raise AssertionError("it was read")

    monkeypatch.setattr("reportedly.acquire.inputs.decode", refuse)
    assert texts(large) == ["! large.txt: the file has 50,000,001 bytes or more, and 50,000,000 is the limit"]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device without an end")
def test_a_device_without_an_end_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_FILE", 1000)
    assert texts("/dev/zero")[0].startswith("! zero: the file has 1,001 bytes")


def test_a_text_above_the_limit_is_an_error(tmp_path: Path) -> None:
    assert "2,000,001 characters, and 2,000,000" in texts(write(tmp_path / "a.txt", "a" * 2_000_001))[0]


# --- kinds ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "what"), [("", "there is no text"), (" \n", "there is no text"), ("a\0b", "zeros")]
)
def test_empty_and_binary_text(tmp_path: Path, content: str, what: str) -> None:
    assert what in texts(write(tmp_path / "a.txt", content))[0]
    assert texts("-", stdin=BytesIO(content.encode()))[0].startswith("! standard input:")


def test_the_mark_is_no_text_and_line_ends_stay(tmp_path: Path) -> None:
    assert only(write(tmp_path / "a.txt", b"\xef\xbb\xbfTwo died.\r\n\xc2\xa0 ")).text == "Two died.\r\n\u00a0 "


def test_a_page_is_known_by_content_whatever_its_name(tmp_path: Path) -> None:
    page = "<!doctype html><html><body><article><p>" + "Two people died in Arden on Friday, police said. " * 8
    assert "<" not in only(write(tmp_path / "a.txt", page)).text
    assert "<" not in only("-", stdin=BytesIO(page.encode())).text


def test_the_readers_date_and_publisher_fill_what_inputs_do_not_say(tmp_path: Path) -> None:
    lines = (
        '{"text": "One died.", "published": "2024-01-01", "publisher": "A"}\n{"text": "Two died.", "published": null}\n'
    )
    text = write(tmp_path / "a.txt", "BEIRUT (AP) — Sept. 3, 2024\n\nTwo died.")
    reports = read_inputs(
        [str(write(tmp_path / "l.jsonl", lines)), str(text)], published=date(2025, 5, 5), publisher="B"
    )
    assert [(report.published, report.publisher) for report in reports if isinstance(report, Report)] == [
        (date(2024, 1, 1), "A"),
        (date(2025, 5, 5), "B"),
        (date(2025, 5, 5), "B"),
    ]


# --- JSON ----------------------------------------------------------------------------------------------------------


def test_a_bad_line_is_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    rows: list[bytes] = [
        b'\xef\xbb\xbf{"id": "a", "text": "One died.", "published": "Tue, 26 Aug 2025 10:00:00 GMT", "extra": 1}',
        b"",
        b"{broken",
        b'{"text": ""}',
        b'{"text": "x\\u0000y"}',
        b'{"text": "\\ud83d"}',
        b'{"text": 3}',
        b"[1]",
        b'{"text": "x", "title": 3}',
        b'{"text": "x", "published": "soon"}',
        b'{"text": "caf\xe9"}',
        b"[" * 50_000,
        b'{"id": 7, "text": "Two\xe2\x80\xa8died.", "published": "", "url": "https://example.org/7"}',
        b'{"text": "Three died.", "url": "https://example.org/8", "published": "2025-08-30"}',
    ]
    results = list(read_inputs([str(write(tmp_path / "l.jsonl", b"\n".join(rows)))]))
    good = [result for result in results if isinstance(result, Report)]
    bad = [result for result in results if isinstance(result, InputError)]
    assert [report.id for report in good] == ["a", "7", "https://example.org/8"]
    assert [report.published for report in good] == [date(2025, 8, 26), None, date(2025, 8, 30)]
    assert good[0].published_at == "2025-08-26T10:00:00+00:00"
    assert good[1].text == "Two\u2028died."
    assert [error.where.rpartition(", ")[2] for error in bad] == [
        f"line {n}" for n in (3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
    ]


def test_a_line_without_an_end_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "LONGEST_LINE", 100)
    content = '{"text": "One died."}\n{"text": "' + "a" * 500 + '"}\n{"text": "Two died."}\n'
    assert texts(write(tmp_path / "l.jsonl", content)) == [
        "One died.",
        "! l.jsonl, line 2: the line is longer than 100 bytes",
        "Two died.",
    ]


def test_json_files_with_one_report_a_list_or_lines(tmp_path: Path) -> None:
    one = {"id": "a", "text": "One died."}
    assert texts(write(tmp_path / "1.json", json.dumps(one, indent=1))) == ["One died."]
    assert texts(write(tmp_path / "2.json", json.dumps([one, 3, {"text": "Two died."}]))) == [
        "One died.",
        "! 2.json, item 2: this is no JSON object",
        "Two died.",
    ]
    lines = json.dumps(one) + "\n" + json.dumps({"text": "Two died."}) + "\n"
    assert texts(write(tmp_path / "3.json", lines)) == ["One died.", "Two died."]
    assert texts("-", stdin=BytesIO(lines.encode())) == ["One died.", "Two died."]
    assert texts("-", stdin=BytesIO(json.dumps(one).encode())) == ["One died."]
    assert texts("-", stdin=BytesIO(b"[PHOTO] Two died.")) == ["[PHOTO] Two died."]
    assert texts(write(tmp_path / "4.json", "[]")) == ["! 4.json: the list is empty"]
    assert texts(write(tmp_path / "5.json", "[" * 100_000))[0].startswith("! 5.json: this JSON is nested")


# --- counting, and what is not loaded --------------------------------------------------------------------------------


def test_counting_counts_lines_and_files_without_reading_them(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "Two died.")
    write(tmp_path / "l.jsonl", '{"text": "x"}\n\n{"text": "y"}')
    assert count_inputs([str(tmp_path), str(tmp_path / "absent")]) == 4
    assert count_inputs([str(tmp_path), "-"]) is None


def test_one_plain_file_loads_no_page_reader_and_no_detector(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", ENGLISH.encode("cp1252"))
    code = (
        "import sys; from reportedly.acquire import read_inputs; "
        f"list(read_inputs([{str(path)!r}])); "
        "print({'trafilatura', 'htmldate', 'lxml', 'charset_normalizer', 'spacy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


ENGLISH = "The “mayor” said 12 people — mostly children — were hurt at the café."
