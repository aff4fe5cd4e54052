"""The pages of the site: arithmetic and order in Python, words and markup in templates."""
