"""The register described as open data, so that portals find it: DCAT-AP-SE 3.0.1, https://docs.dataportal.se/dcat/sv/."""
