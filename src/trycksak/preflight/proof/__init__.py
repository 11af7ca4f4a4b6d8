"""The proof: every finished output held against the terms of the logotype."""
