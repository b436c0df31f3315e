"""The token server in the web frameworks of Python. A framework is imported when it is in use, and only then."""
