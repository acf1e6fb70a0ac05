"""Feeds of what has happened in the register: Atom and JSON Feed, beside the pages whose changes they tell."""
