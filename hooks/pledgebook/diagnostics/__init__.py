"""How any stage complains: codes, diagnostics, their wording, and one report per output format."""
