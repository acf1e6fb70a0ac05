"""Stage 4: the model becomes the files of a site, in every language."""
