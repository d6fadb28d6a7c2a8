"""What the text states that people are to each other: sister, husband, servant, friend, rival, lover."""
