"""How everything that ships and was learned from data is made again, each in one command."""
