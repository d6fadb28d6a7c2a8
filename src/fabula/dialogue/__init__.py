"""Who speaks to whom: the evidence beside each quotation, and its joint reading over a conversation."""
