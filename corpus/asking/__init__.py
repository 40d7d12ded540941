"""Turn a question into an answer: candidates from the index, judged on the verbatim words."""
