"""A Slack of our own on loopback: strict about Slack's rules, for the tests and for the page."""

from bot.playground.local import LocalSlack
from bot.playground.validator import problems

__all__ = ["LocalSlack", "problems"]
