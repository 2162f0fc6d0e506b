"""An offer -> flat facts with a fixed set of properties, numbers scaled, dates as day numbers, silence as a value."""
