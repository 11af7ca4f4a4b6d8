"""From files to the model: every fault of the text becomes a finding with its line."""
