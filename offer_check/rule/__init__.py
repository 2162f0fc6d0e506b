"""The rule language: what one rule file says, as frozen values. Knows no offer, no engine."""
