"""Tests of the process: transport, life cycle, web pages, the local playground."""
