"""Reports become tokens, sentences, a parse, entities and people. The only folder that runs a model."""
