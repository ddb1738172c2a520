"""The JSON API: every view of a ledger as JSON, under ``/api/v1``.

``shapes.py`` has the types of what goes out, ``views.py`` makes them of records, ``looking.py`` and ``writing.py`` are
the routes, ``documents.py`` describes them. Import it late: it brings FastAPI with it.
"""
