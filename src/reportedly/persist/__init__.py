"""The ledger: every reading that was ever added, in an embedded file. The only folder that speaks SQL.

    with Ledger.open("floods.db") as ledger:
        ledger.add(reading)
        for stored in ledger.claims(ClaimFilter(predicate="killed")):
            ...

One transaction a reading. Import this package late: it brings SQLAlchemy with it, which takes longer than reading a
short report's ledger.
"""

from reportedly.persist.ledger import Counts, Ledger

__all__ = ["Counts", "Ledger"]
