"""The ledger as a person looks at it: stories, questions, disputes, reports, sources, victims, a page at a time.

Like `reportedly.pipeline` this folder joins stages (persist, link, review); `records` is what it gives, `desk` who
gives it. The page, the JSON API and the exports are built on it.
"""
