"""What an event is made of: nouns only."""
