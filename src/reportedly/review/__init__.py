"""What people say of claims: kept beside what was read, never in its place.

`records` and `lines` are a review and how it travels, `fields` what can be corrected, `states` how a claim stands after
all reviews, `corrections` the claim as corrected: all pure. `reviewer` and `reviewed` join them to the ledger.
"""
