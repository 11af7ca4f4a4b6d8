"""How the website is to be served: one table of what answers say, written as settings for the servers that know it."""

from trycksak.render.hosting.caddy import caddyfile
from trycksak.render.hosting.headers_file import headers_file
from trycksak.render.hosting.nginx import nginx_conf

__all__ = ["caddyfile", "headers_file", "nginx_conf"]
