"""Plays the cases of ``tests/http`` against the token server as it is mounted in the frameworks of Python.

Each host is a program of its own that listens: ``host_*.py``. Every case has a mount there, under its own id.
"""
