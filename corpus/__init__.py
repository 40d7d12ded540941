"""The archive: reads documents, annotates them, indexes them and answers questions about them."""
