"""The formats of several offers side by side."""
