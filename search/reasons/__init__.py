"""Why an answer is what it is: a query taken apart, and one article held against it."""
