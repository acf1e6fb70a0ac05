"""Records as the JSON objects of the API, a module for each shape: the fields, their names and their order."""
