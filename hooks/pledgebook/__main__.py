"""`python -m pledgebook`."""

from pledgebook.cli import main

main()
