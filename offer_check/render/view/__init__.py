"""Arrangements of a report that several formats share: groups, matrix, summary, words. Pure, without any markup."""
