"""Weights alone: `reportedly --model accurate` reads them from this folder."""
