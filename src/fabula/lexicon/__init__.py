"""Closed word lists of English that the rules look things up in: facts of the language, no logic."""
