from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.errors import LedgerError
from reportedly.persist import Ledger, dialects, location
from reportedly.persist.location import network_file_system
from reportedly.records import Reading

MakeReading = Callable[..., Reading]

MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/ann/disk ext4 rw 0 0
//desk/share /mnt/news\040desk cifs rw 0 0
ann@far:/ /mnt/far fuse.sshfs rw 0 0
broken line
tmpfs /home2 tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/var/l.db", None),
        ("/home/ann/l.db", "nfs4"),
        ("/home/ann/disk/l.db", None),
        ("/home2/l.db", None),
        ("/mnt/news desk/l.db", "cifs"),
        ("/mnt/far/l.db", "fuse.sshfs"),
    ],
)
def test_network_file_systems_are_known_by_their_mounts(path: str, kind: str | None) -> None:
    assert network_file_system(Path(path), MOUNTS) == kind


def test_a_ledger_on_a_network_file_system_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(location, "_mounts", lambda: "server:/ / nfs rw 0 0")
    with pytest.raises(LedgerError, match=r"network file system \(nfs\).*local disk"):
        Ledger.open(tmp_path / "l.db")
    assert list(tmp_path.iterdir()) == []


def test_a_path_and_its_url_are_one_ledger(
    tmp_path: Path, make_reading: MakeReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Ledger.open("odd ?#%20 näme.db") as ledger:
        assert ledger.path == Path("odd ?#%20 näme.db")
        monkeypatch.chdir("/")  # the ledger stays where it is
        ledger.add(make_reading())
    assert [path.name for path in tmp_path.iterdir()] == ["odd ?#%20 näme.db"]
    (tmp_path / "odd ?#%20 näme.db").rename(tmp_path / "l.db")
    with Ledger.open(f"sqlite:///{tmp_path}/l.db", create=False) as ledger:
        assert ledger.path == tmp_path / "l.db"
        assert ledger.counts().reports == 1


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("{folder}", r"this is a folder \(name a file in it\)"),
        ("", "this is a folder"),
        ("{folder}/none/l.db", r"the folder for the ledger is not there \(make it first: mkdir -p {folder}/none\)"),
        ("{folder}/l\0.db", "NUL"),
        ("sqlite://", "kept in a file"),
        ("sqlite:///:memory:", "kept in a file"),
        ("mysql://ann:secret@host/db", r"mysql://ann:\*\*\*@host/db: a ledger cannot be kept in mysql"),
        ("postgresql://ann:secret@host/db", "a ledger cannot be kept in postgresql"),
        ("http//no://url", "cannot be read"),
    ],
)
def test_where_no_ledger_can_be(tmp_path: Path, target: str, message: str) -> None:
    with pytest.raises(LedgerError, match=message.replace("{folder}", str(tmp_path))) as caught:
        Ledger.open(target.replace("{folder}", str(tmp_path)))
    assert caught.value.fix
    assert "secret" not in caught.value.message
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_that_is_not_there_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"l\.db: there is no ledger here"):
        Ledger.open(tmp_path / "l.db", create=False)
    assert list(tmp_path.iterdir()) == []


# --- damage ----------------------------------------------------------------------------------------------------


def test_a_file_of_another_kind_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("At least 40 people were hurt.\n" * 200, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(LedgerError, match=r"notes\.txt: the file is not a ledger \(name another file"):
        Ledger.open(path)
    assert path.read_bytes() == before


def test_a_truncated_ledger_says_what_to_do(tmp_path: Path, make_reading: MakeReading) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path) as ledger:
        ledger.add_many(make_reading(str(n), figures=tuple(range(20))) for n in range(20))
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(LedgerError, match=r"l\.db: the ledger is damaged \(restore a backup"), Ledger.open(path) as it:
        list(it.claims())


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE claims SET payload = '{'",
        'UPDATE claims SET payload = \'{"id":"c"}\'',
        "UPDATE versions SET published = 'Friday'",
        "UPDATE versions SET title = CAST(x'ff' AS TEXT)",
        "ALTER TABLE claims RENAME TO claims_",
    ],
)
def test_what_we_did_not_write_is_no_bug_of_ours(ledger: Ledger, make_reading: MakeReading, damage: str) -> None:
    ledger.add(make_reading())
    with sqlite3.connect(str(ledger.path)) as other:
        other.execute(damage)
    with pytest.raises(LedgerError) as caught:
        list(ledger.claims())
    assert caught.value.where == str(ledger.path)
    assert caught.value.fix


def test_a_locked_ledger_says_so_and_can_still_be_read(
    tmp_path: Path, make_reading: MakeReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialects, "_BUSY_TIMEOUT_MS", 20)
    with Ledger.open(tmp_path / "l.db") as ledger:
        ledger.add(make_reading())
        other = sqlite3.connect(tmp_path / "l.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="another process holds the ledger locked"):
            ledger.add(make_reading("two"))
        assert ledger.counts().reports == 1
        other.close()
        assert ledger.add(make_reading("two"))


def test_a_ledger_opened_for_reading_is_read_and_not_written(tmp_path: Path, make_reading: MakeReading) -> None:
    path = tmp_path / "l.db"
    with Ledger.open(path) as ledger:
        ledger.add(make_reading())
    with Ledger.open(f"sqlite:///file:{path}?mode=ro&uri=true") as ledger:
        assert ledger.path is None
        assert ledger.reading("flood") == make_reading()
        with pytest.raises(LedgerError, match="cannot be written"):
            ledger.add(make_reading("two"))


def test_a_folder_without_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    if os.access(tmp_path, os.W_OK):
        pytest.skip("needs a user whom permissions bind; this one may write anywhere")
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger.open(tmp_path / "l.db")
    tmp_path.chmod(0o700)
