"""Starting another municipality's register: from answers to the text of every file that it begins with."""
