"""A made-up national register of any size, openly fictional, with every kind of record that the format knows."""
