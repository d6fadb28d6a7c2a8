"""The steps of reading: one file a step, each a pure function; their order is ``fabula.reading.STEPS``."""
