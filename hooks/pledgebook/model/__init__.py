"""What all stages talk about: frozen, whole, and ignorant of files, formats and sites."""
