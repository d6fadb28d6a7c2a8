"""A tiny story with one leaked thought."""

THOUGHT = (
    "Clara looked at her new tutor over the rim of her cup. He is like a heron, she thought, a heron in a"
    " borrowed coat. She said nothing, and passed him the sugar."
)
TEA = "Ludwig stirred his tea for a while."
ANSWER = (
    "“I am not like a heron, and the coat is not borrowed,” said Ludwig. “Shall we begin with the verbs?”"
)


def heron(*before_answer: str, answer: str = ANSWER) -> str:
    """The story, with paragraphs put in before the answer."""
    return "\n\n".join((THOUGHT, TEA, *before_answer, answer)) + "\n"
