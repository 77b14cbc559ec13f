"""What several rules share; no rule of its own."""
