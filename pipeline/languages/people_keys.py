"""Under which keys the metadata of a text list who takes part in it."""

SPEAKER_KEYS = ("speakers", "speaker", "participants", "people")  # of hosts, too
GUEST_KEYS = (
    *SPEAKER_KEYS, "guests", "guest", "interviewee", "interviewees", "interviewed", "panelists", "panelist",
    "panellists", "guest_name", "featuring", "featured_guest", "person", "gast", "gäste", "invité",
    "invitée", "invités", "invitado", "invitada", "invitados", "entrevistado", "entrevistada", "intervistato",
    "intervistata", "ospite", "ospiti", "convidado", "convidada", "geïnterviewde", "嘉宾", "受访者", "ゲスト",
)  # fmt: skip
HOST_KEYS = ("interviewer", "interviewers", "host", "hosts", "moderator")
