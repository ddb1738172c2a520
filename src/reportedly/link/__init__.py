"""Claims of many reports side by side: events, questions, relations, timelines. Pure: records in, records out."""
