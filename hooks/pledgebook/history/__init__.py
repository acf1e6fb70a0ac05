"""What became of published records from one commit to the next, and whether it was said."""
