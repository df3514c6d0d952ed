"""A talk for tests of the text around it: three questions, each with its answer, without names of speakers."""

TALK = """
When did the boats stop?

In March, when the subsidy ended and the last crew went home for good.

Who decided it?

The council did, and nobody on the quay was asked about it beforehand.

What comes next?

We count the people who walk home, and then we ask again in the autumn.
"""
