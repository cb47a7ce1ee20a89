"""Trains `ml/models/note-affect`: the text of a note to valence, arousal and emotions."""
