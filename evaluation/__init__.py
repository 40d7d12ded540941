"""Measure the answers on gold questions, and keep the table."""
