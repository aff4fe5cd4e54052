"""Words from which the generated portfolio is made: an invented insurer and its customers."""

TECHNOLOGIES = {
    "cloud": ("claims archive", "policy ledger", "contact record", "document store", "payment engine"),
    "mobile-byod": ("claims app", "adviser tablet", "photo report", "pocket card", "field notebook"),
    "social-media": ("care desk", "community page", "story campaign", "review watch", "gift link"),
    "big-data": ("price model", "renewal signal", "fraud score", "nearby help", "weather warning"),
    "generative-ai": ("reply assistant", "letter writer", "call summary", "claims reader", "branch helper"),
}
PLACES = (
    "the north",
    "the coast",
    "two cities",
    "small firms",
    "young drivers",
    "landlords",
    "staff on the road",
)
EVENTS = ("a burst pipe", "a broken window", "a stolen bicycle", "a flooded cellar", "a dented door")
PEOPLE = (
    ("Amira", "drives a taxi at night and claims from a lay-by", "customer"),
    ("Bert", "is seventy-four and wants a voice, not a menu", "customer"),
    ("Cleo", "runs a bakery and insures three ovens", "customer"),
    ("Dilan", "moved here last year and reads slowly", "customer"),
    ("Edda", "repairs cars for people whom we insure", "partner"),
    ("Femi", "compares prices on a Sunday evening", "prospect"),
    ("Greta", "takes calls on the late shift", "employee"),
    ("Hugo", "visits flooded houses with his own tablet", "employee"),
)
STEPS = (
    ("notice", "I notice that something has happened", "Takes a photo before anything is moved"),
    ("report", "I say what happened", "Types with one thumb, standing in the rain"),
    ("prove", "I show that it is me", "Looks for a letter with the policy number"),
    ("wait", "I wait for somebody to look at it", "Refreshes the page in the lunch break"),
    ("visit", "Somebody comes to look", "Clears the hall so that he can get through"),
    ("agree", "We agree what it is worth", "Adds up receipts at the kitchen table"),
    ("paid", "The money arrives", "Checks the account twice before paying the builder"),
    ("renew", "I decide whether to stay", "Reads the new price aloud"),
)
FEELINGS = ("Alone with it", "Taken seriously", "On trial", "Relieved", "Watched", "In good hands", "Put off")
FINDINGS = (
    "{a} of {b} people got through without help; the others stopped where a policy number was asked for.",
    "People wait calmly when they are told how long; {a} of {b} called again only because nobody had said.",
    "{a} of {b} said that they would rather speak to a person once than write to a machine three times.",
    "We sat beside {b} of them for a morning; {a} had a paper ready that nobody asked for in the end.",
    "{a} in {b} left before the second screen, most of them at the first question about money.",
)
QUOTES = (
    "I had told the first one everything already.",
    "If you say Tuesday, let it be Tuesday.",
    "It was the only call that week in which somebody laughed with me.",
    "I did not know that the photo also said where I live.",
    "The page was polite. It just did not know anything.",
)
SAYS = (
    "It said that I should try again later. The water did not wait.",
    "Somebody else knew about it before I did.",
    "I would have said yes, had anybody asked me.",
    "Nobody could tell me who had it now.",
    "I only wanted to hear that it had arrived.",
)
REASONS = (
    "Two of three rehearsals went well; the third showed that the late shift has no way in.",
    "It happened once last year, to nine people, and nobody had written down how it was put right.",
    "The supplier's own figures say one in a hundred; ours, over a shorter time, say one in forty.",
    "Nobody has measured it here; the neighbours with the same supplier saw it twice.",
)
MESSAGES = {
    "before": "What changes on the day, what stays as it is, what to do beforehand, and whom to call.",
    "during": "Where we are, what works and what does not, and when we write the next time.",
    "after": "What works again, what we got wrong, what we do about it, and who answers questions.",
}
VALUES = (
    "An answer the same day",
    "Nothing to fill in twice",
    "A price that fits",
    "Help before it is asked for",
)
PURPOSES = (
    "Decide a claim",
    "Show where a claim stands",
    "Warn of bad weather",
    "Offer what fits at renewal",
)
WORK = (
    "Move staff first, then one in a hundred, then all",
    "Give the late shift the same view as the day shift",
    "Let the record travel with the person",
    "Read the wording aloud to ten people and mend it",
    "Try the way back, with a clock",
)
DECISIONS = (
    ("Do we go on in spring?", "Go in stages", "Wait for the autumn"),
    ("Who may see the photos?", "Only who decides the claim", "The whole claims team"),
    ("Do we ask before the first warning?", "Ask once, plainly", "Send it and offer a way out"),
    ("Who answers at night?", "Our own desk until midnight", "The partner's line"),
)
NOT_HERE = (
    "No decision about a single person is taken from it",
    "The provider's contract is assessed with the sourcing team",
    "It shows nothing that is not on the letter already",
    "Nobody's hours or tools change",
)
ROLES = (
    "Head of claims",
    "Head of service design",
    "Head of platform",
    "Head of digital",
    "Head of renewals",
)
