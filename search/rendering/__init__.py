"""Results to what is printed; nothing here prints.

Each kind of result has a module that makes its JSON objects and tab-separated rows, and one named ``..._page`` that makes
rich renderables for a terminal, apart because rich takes as long to load as a search takes.
"""
