"""Rules -> a program of plain clauses in strata, which the engine runs; and the lint that proves rules sound."""
