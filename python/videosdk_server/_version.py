"""The version of this package, which is that of its native part too."""

__version__ = "0.1.0"
