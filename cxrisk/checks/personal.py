"""Personal data in a text: what can be told by its form and its check digits."""

import re

_DIGITS = re.compile(r"[0-9](?:[^0-9\n]{0,3}[0-9]){7}")
"""No number of interest has fewer than eight."""
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
"""Addresses of pages are full of digits that mean nothing."""
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}\b", re.IGNORECASE)
_CARD = re.compile(r"(?<![\w.,:/+-])[2-6][0-9](?:[ -]?[0-9]){11,17}(?![\w:/]|[.,-][0-9])")
_IBAN = re.compile(r"(?<!\w)([A-Z]{2})([0-9]{2})((?: ?[A-Z0-9]){11,30})")
_PHONE = re.compile(
    r"(?<![\w.,:/+-])(?<![0-9] )(?:"
    r"(?:\+|00)[1-9](?:[ ./()-]{0,3}[0-9]){7,13}"  # +44 20 7946 0018
    r"|\(?0[1-9][0-9]{1,4}\)?(?:[ /-]{1,3}[0-9]{2,8}){1,4}"  # 020 7946 0018, (030) 123456
    r"|\([2-9][0-9]{2}\) ?[2-9][0-9]{2}-[0-9]{4}"  # (212) 555-0143
    r")(?!\w|[.,:/-][0-9])"
)
_FREE = re.compile(r"(?:\+|00)?(?:44|49|33|31|1)?\D{0,3}0?80[08]")
"""Numbers that cost nothing to ring are those of services, not of people."""
_PHONE_DIGITS = range(9, 16)
_LENGTHS = (
    "AD24 AE23 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 "
    "IL23 IS26 IT27 LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 PL28 PT25 RO24 SA24 SE24 SI19 SK24 SM27 TR26"
)
_IBAN_LENGTH = {one[:2]: int(one[2:]) for one in _LENGTHS.split()}


def may_be_personal(text: str) -> bool:
    """Whether a text is worth a closer look: most are not."""
    return "@" in text or _DIGITS.search(text) is not None


def found_in(text: str) -> list[str]:
    """What kinds of personal data a text seems to hold, in words; none for most texts."""
    if not may_be_personal(text):
        return []
    words = _ADDRESS.sub(" ", text)
    looks = {
        "an e-mail address": _MAIL.search(text) is not None,
        "a card number": any(_is_card(one) for one in _CARD.findall(words)),
        "an IBAN": any(_is_iban(*one) for one in _IBAN.findall(words)),
        "a telephone number": any(_is_phone(one) for one in _PHONE.findall(words)),
    }
    return [kind for kind, found in looks.items() if found]


def _is_card(written: str) -> bool:
    """The check digit of a card number (Luhn): double every second digit from the right, sum to a ten."""
    digits = [int(one) for one in reversed(_digits(written))]
    doubled = (sum(divmod(2 * one, 10)) for one in digits[1::2])
    return len(set(digits)) > 1 and (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_iban(country: str, check: str, rest: str) -> bool:
    """The check digits of an IBAN (ISO 7064): letters as numbers, country to the end, 1 modulo 97."""
    account = rest.replace(" ", "")[: _IBAN_LENGTH.get(country, 0) - 4]
    if country not in _IBAN_LENGTH or len(account) != _IBAN_LENGTH[country] - 4:
        return False
    return int("".join(str(int(one, 36)) for one in f"{account}{country}{check}")) % 97 == 1


def _is_phone(written: str) -> bool:
    return len(_digits(written)) in _PHONE_DIGITS and _FREE.match(written) is None


def _digits(written: str) -> str:
    return "".join(one for one in written if one.isdigit())
