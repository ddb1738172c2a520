"""Files, folders, pages and streams become reports."""
