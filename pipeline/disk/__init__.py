"""Files on disk: which sources there are, finished files written whole, backups, and images in and out."""
