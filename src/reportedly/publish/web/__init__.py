"""The page: what a person sees of a ledger in a browser, and the one application that serves it and the JSON API.

It is given a `reportedly.desk.desk.Desk` and shows what that says. Import it late: it brings FastAPI and Jinja2.
"""
