"""Which mentions mean the same: pairs scored by a small network, then linked in one pass over the book."""
