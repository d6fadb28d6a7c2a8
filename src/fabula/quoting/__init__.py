"""Finding quoted speech: marks, their pairing, dialogue dashes, italics, and what is no speech at all."""
