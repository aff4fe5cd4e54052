"""What a team has already, as drafts of our files: nothing is written here, and every guess is told."""
