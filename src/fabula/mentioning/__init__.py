"""The words that may refer to people: names, descriptions and pronouns, found by rule."""
