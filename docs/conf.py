"""How the documentation is built: ``make site`` writes it to build/site."""

from importlib.metadata import version as _version

project = "reportedly"
author = "the reportedly authors"
release = _version("reportedly")
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["build"]
html_theme = "furo"
html_title = "reportedly"
html_copy_source = False
myst_heading_anchors = 3
autodoc_typehints = "description"
autodoc_member_order = "bysource"
suppress_warnings = ["myst.xref_missing"]
"""Links to files of ours outside docs/, which the site does not hold; tests/test_docs.py looks whether they exist."""
