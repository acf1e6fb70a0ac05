"""What commands end with: 0, 1 or 2. Each command says at its option `--help` when."""

CLEAN, PROBLEMS, UNUSABLE = 0, 1, 2
# The same, of commands that write.
DONE, REFUSED = 0, 1
