"""Where and when a story happens, who is there, and how well they perceive it."""
