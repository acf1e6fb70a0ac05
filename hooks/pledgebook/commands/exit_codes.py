"""What commands end with: 0, 1 or 2. Each command says at its option `--help` when."""

CLEAN, PROBLEMS, UNUSABLE = 0, 1, 2
