"""The register as JSON, version 1: static files for programs, which change only by addition."""
