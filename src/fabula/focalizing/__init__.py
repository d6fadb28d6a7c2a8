"""Free indirect thought: where the narration thinks in somebody's voice, and in whose."""
