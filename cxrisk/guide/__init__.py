"""Whom to ask what: everything that is rated or felt and rests on nothing, as open questions to people."""
