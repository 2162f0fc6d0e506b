"""An offer and rules in, a report out: precedence, gates, subjects and reasons over what the engine fired."""
