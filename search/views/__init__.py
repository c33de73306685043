"""What many articles show together: periods, values, contexts, contrasts, company."""
