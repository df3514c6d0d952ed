"""What is asked of finished files: conservation (they hold every word) and conformance (they keep to their formats)."""
