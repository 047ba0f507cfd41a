"""What the screens are made of. State comes down as values, messages go up; none knows another."""
