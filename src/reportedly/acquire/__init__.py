"""Files, folders, pages and streams become reports."""

from reportedly.acquire.inputs import count_inputs, read_inputs
from reportedly.acquire.reports import report_from_text

__all__ = ["count_inputs", "read_inputs", "report_from_text"]
