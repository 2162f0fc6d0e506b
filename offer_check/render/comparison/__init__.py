"""The formats of a comparison of two reports."""
