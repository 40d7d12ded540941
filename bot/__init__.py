"""The process: settings, transport, life cycle, web pages, the local playground."""
