"""What a talk recommends: cues, who must act, where advice was sought, and which sentences are printed."""
