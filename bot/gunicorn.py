"""gunicorn's settings: two workers, each with threads, and time to finish what was taken."""

from __future__ import annotations

import os

bind = f"0.0.0.0:{os.environ.get('PORT', '3000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 8
# With threads this is how long a worker may be silent, not how long a request may take (benoitc/gunicorn #1493).
timeout = 60
graceful_timeout = 25  # Heroku kills 30 s after SIGTERM
keepalive = 75  # longer than a router keeps its connections, so that the router closes them, never we
control_socket_disable = True
accesslog = None  # a line for each answer is written by the bot itself
