"""The page: one self-contained HTML file that shows a story and who speaks to whom in it."""

from fabula.report.page import render

__all__ = ["render"]
