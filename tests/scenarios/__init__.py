"""A day at the desk, step by step, for any Slack that the bot can be put on."""
