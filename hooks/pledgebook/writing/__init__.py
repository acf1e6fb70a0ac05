"""Records as text in their one canonical form, with every comment kept."""
