"""How a story lies in its file: the tables, and the way between rows and columns."""
