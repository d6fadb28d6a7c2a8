"""Who is who: names parsed, told apart from places, merged into people, pronouns bound to them."""
