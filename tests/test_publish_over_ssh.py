"""`scripts/publish` to a server: a real sshd on this machine, asked by the real ssh and the real rsync."""

import getpass
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from building import fingerprints
from test_publish_script import build, publish, shown
from web.serving import free_port, program, running

# `StrictModes`: the keys lie in a folder of the tests, which others on this machine may enter.
SSHD = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/own.pub
PidFile none
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
"""
SSH = """\
Host event-server
  HostName 127.0.0.1
  Port {port}
  User {user}
  IdentityFile {folder}/own
  IdentitiesOnly yes
  UserKnownHostsFile {folder}/known
  StrictHostKeyChecking accept-new
"""


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with an `ssh` that knows the server; the server runs meanwhile."""
    folder, port = tmp_path_factory.mktemp("ssh"), free_port()
    for key in ("host", "own"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / key)]
        subprocess.run(command, check=True)
    for name, text in (("sshd_config", SSHD), ("ssh_config", SSH)):
        (folder / name).write_text(text.format(port=port, folder=folder, user=getpass.getuser()), encoding="utf-8")
    tools = folder / "tools"
    tools.mkdir()
    (tools / "ssh").write_text(f'#!/bin/sh\nexec {program("ssh")} -F {folder}/ssh_config "$@"\n', encoding="utf-8")
    (tools / "ssh").chmod(0o755)
    if os.geteuid() == 0:
        # Debian's service makes it where it is started by the system.
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    with running([program("sshd"), "-D", "-e", "-f", str(folder / "sshd_config")], port):
        yield tools


def test_releases_are_published_on_a_server_and_taken_back(tools: Path, tmp_path: Path) -> None:
    out, server = build(tmp_path / "out"), tmp_path / "server"
    target = f"event-server:{server}"
    first = publish("--from", out, target, tools=tools)
    assert (first.returncode, first.stdout.splitlines()[-1]) == (0, f"{target}: release 1 is shown, 4 files.")
    assert shown(server) == ("releases/1", fingerprints(out / "site"))
    before = shown(server)
    second = publish("--from", build(out, nyhet="ny"), target, tools=tools)
    assert (second.returncode, second.stdout.splitlines()[-1]) == (0, f"{target}: release 2 is shown, 5 files.")
    assert shown(server) == ("releases/2", fingerprints(out / "site"))
    back = publish("--rollback", target, tools=tools)
    assert (back.returncode, back.stdout) == (0, f"{target}: release 1 is shown again.\n")
    assert shown(server) == before


def test_what_was_changed_on_the_server_is_not_shown(tools: Path, tmp_path: Path) -> None:
    out, server = build(tmp_path / "out"), tmp_path / "server"
    target = f"event-server:{server}"
    assert publish("--from", out, target, tools=tools).returncode == 0
    assert publish("--from", build(out, nyhet="ny"), target, tools=tools).returncode == 0
    (server / "releases" / "1" / "index.html").unlink()
    back = publish("--rollback", target, tools=tools)
    assert back.returncode == 1
    assert back.stderr.splitlines()[-1] == "publish: what lies there is not what was built; the site is as it was."
    assert shown(server) == ("releases/2", fingerprints(out / "site"))


def test_a_server_that_does_not_answer_leaves_everything_as_it_was(tools: Path, tmp_path: Path) -> None:
    out = build(tmp_path / "out")
    refused = publish("--from", out, f"event-server:{tmp_path}/server", tools=tools.parent)
    assert refused.returncode != 0
    assert "event-server" in refused.stderr
    assert not (tmp_path / "server").exists()
