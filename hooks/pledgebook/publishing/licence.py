"""Under which licence all records are published: CC0 1.0, in full in LICENSE-records."""

LICENCE = "https://creativecommons.org/publicdomain/zero/1.0/"
