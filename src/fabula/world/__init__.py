"""The story's world, and the engine that derives from it who holds what (``docs/worlds.md``)."""
