"""What is printed around the talk: recommendations, names, links, dates, and sentences printed once more."""
