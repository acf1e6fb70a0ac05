"""Which numbers can be that of a Swedish organisation."""

from __future__ import annotations


def is_organisation_number(written: str) -> bool:
    """Ten digits, with or without a hyphen before the last four, of which the last is right by Luhn's rule.

    The third digit is at least 2: that keeps them apart from personal identity numbers, which sole traders have and
    which may not be published.
    """
    digits = written.replace("-", "")
    return digits[2] >= "2" and sum(_weighed(place, int(digit)) for place, digit in enumerate(digits)) % 10 == 0


def _weighed(place: int, digit: int) -> int:
    doubled = digit * (2 - place % 2)
    return doubled // 10 + doubled % 10
