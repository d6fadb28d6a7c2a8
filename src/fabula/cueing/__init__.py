"""The narration beside quoted spans: speech tags, leads and beats that tell who is behind them."""
