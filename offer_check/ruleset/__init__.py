"""Folders of rules in, one set of rules out, with tables, topics, and what a user selects and changes."""
