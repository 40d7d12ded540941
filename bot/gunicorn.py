"""gunicorn's settings: two workers, each with threads, and time to finish what was taken."""

from __future__ import annotations

import os
import sys

from bot.settings import BadSetting, read_settings
from corpus import Corpus, CorpusError

# A host that names a port means it to be reached; without one the bot stays on this machine.
bind = f"0.0.0.0:{os.environ['PORT']}" if os.environ.get("PORT") else "127.0.0.1:3000"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 8
# With threads this is how long a worker may be silent, not how long a request may take (benoitc/gunicorn #1493).
timeout = 60
graceful_timeout = 25  # Heroku kills 30 s after SIGTERM
keepalive = 75  # longer than a router keeps its connections, so that the router closes them, never we
control_socket_disable = True
accesslog = None  # a line for each answer is written by the bot itself


def on_starting(server: object) -> None:  # noqa: ARG001 - gunicorn hands it over
    """End the process with a sentence where a setting is bad; its workers would be started again and again."""
    try:
        settings = read_settings("web")
        Corpus(settings.corpus_dir, settings.index_url)
    except (BadSetting, CorpusError) as bad:
        print(bad, file=sys.stderr)  # noqa: T201 - the operator reads it
        sys.exit(1)
