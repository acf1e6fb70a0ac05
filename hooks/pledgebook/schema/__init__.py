"""Stage 2: nodes become model objects. Every record's fields are declared once, as a Shape."""
