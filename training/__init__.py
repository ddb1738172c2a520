"""Makes the models of attribution anew from PolNeAR: `make train-attribution`, or a step of it (`training/run.py`)."""
