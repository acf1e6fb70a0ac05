"""The register as tables: CSV, Parquet where it is large, and a data package that describes them."""
