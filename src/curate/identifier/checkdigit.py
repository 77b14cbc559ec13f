"""Check digits, as the standards compute them."""


def isbn10_check_digit(digits: str) -> str:
    """Return the check character behind nine digits (ISO 2108, modulus 11)."""
    return "0123456789X"[-sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=True)) % 11]


def isbn13_check_digit(digits: str) -> str:
    """Return the check digit behind twelve digits (ISO 2108, the EAN-13 sum)."""
    return str(-sum((3 if at % 2 else 1) * int(digit) for at, digit in enumerate(digits)) % 10)


def issn_check_digit(digits: str) -> str:
    """Return the check character behind seven digits (ISO 3297, modulus 11)."""
    return "0123456789X"[-sum(weight * int(digit) for weight, digit in zip(range(8, 1, -1), digits, strict=True)) % 11]


def orcid_check_digit(digits: str) -> str:
    """Return the check character behind fifteen digits (ISO 7064 MOD 11-2)."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11]
