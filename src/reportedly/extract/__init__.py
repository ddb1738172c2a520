"""An analysis becomes claims. Pure: records in, records out."""
