"""Stage 1: bytes become nodes that remember file, line and column."""
