"""Real web servers, nginx and Caddy, that serve a folder with the settings that the build ships."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPMessage
from pathlib import Path

NGINX = """{user}
daemon off;
pid {work}/pid;
error_log stderr warn;
events {{}}
http {{
    access_log off;
    client_body_temp_path {work}/body;
    proxy_temp_path {work}/proxy;
    fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi;
    scgi_temp_path {work}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {root};
        include {settings};
    }}
}}
"""
CADDY = """{{
    admin off
    auto_https off
}}
http://127.0.0.1:{port} {{
    bind 127.0.0.1
    root * {root}
    import {settings}
}}
"""


class Answer:
    """What a server answered to one request."""

    def __init__(self, status: int, headers: HTTPMessage, body: bytes) -> None:
        self.status, self.headers, self.body = status, headers, body


def ask(port: int, path: str, **headers: str) -> Answer:
    """Ask for a path as it stands; redirects are not followed."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return Answer(response.status, response.headers, response.read())
    finally:
        connection.close()


def free_port() -> int:
    with socket.socket() as here:
        here.bind(("127.0.0.1", 0))
        return int(here.getsockname()[1])


def program(name: str) -> str:
    """Find a server; Debian keeps nginx where only root looks. A missing one is a failure."""
    path = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    assert path, f"{name} is missing. Run `scripts/setup test`."
    return path


@contextmanager
def nginx(root: Path, settings: str, work: Path) -> Iterator[int]:
    """Serve a folder by nginx; gives the port. Fails where nginx has a word to say about the settings."""
    port = free_port()
    (work / "site.conf").write_text(settings, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    text = NGINX.format(user=user, work=work, port=port, root=root, settings=work / "site.conf")
    (work / "nginx.conf").write_text(text, encoding="utf-8")
    command = [program("nginx"), "-p", str(work), "-c", str(work / "nginx.conf"), "-e", "stderr"]
    tested = subprocess.run([*command, "-t", "-q"], capture_output=True, text=True, check=False)
    assert (tested.returncode, tested.stderr) == (0, "")
    with running(command, port):
        yield port


@contextmanager
def caddy(root: Path, settings: str, work: Path) -> Iterator[int]:
    """Serve a folder by Caddy; gives the port."""
    port = free_port()
    (work / "site.caddy").write_text(settings, encoding="utf-8")
    text = CADDY.format(port=port, root=root, settings=work / "site.caddy")
    (work / "Caddyfile").write_text(text, encoding="utf-8")
    options = ["--config", str(work / "Caddyfile"), "--adapter", "caddyfile"]
    home = {**os.environ, "HOME": str(work), "XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work)}
    tested = subprocess.run(
        [program("caddy"), "validate", *options], env=home, capture_output=True, text=True, check=False
    )
    assert tested.returncode == 0, tested.stderr
    with running([program("caddy"), "run", *options], port, home):
        yield port


@contextmanager
def running(command: list[str], port: int, environment: dict[str, str] | None = None) -> Iterator[None]:
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        for _ in range(200):
            with socket.socket() as there:
                if process.poll() is not None or there.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        assert process.poll() is None, process.communicate()[1]
        yield
    finally:
        process.terminate()
        process.communicate(timeout=20)
