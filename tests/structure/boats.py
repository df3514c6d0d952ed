"""A talk for what stands before and after one: three questions, each with its answer, and no words about who speaks."""

TALK = """
When did the boats stop?

In March, when the subsidy ended and the last crew went home for good.

Who decided it?

The council did, and nobody on the quay was asked about it beforehand.

What comes next?

We count the people who walk home, and then we ask again in the autumn.
"""
