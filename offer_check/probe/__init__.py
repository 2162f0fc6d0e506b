"""One rule on one offer, explained: every pattern with its truth and what it was found in, and what would change it."""
