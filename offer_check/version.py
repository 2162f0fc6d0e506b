"""The version of this program: the build reads it here, and every report names it."""

__version__ = "0.1.0"
