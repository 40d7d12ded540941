"""Sign and read the links that open a passage in the reader page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from itsdangerous import BadData, URLSafeTimedSerializer

from handlers.citing import ref
from handlers.paging import Ref, StaleButton

if TYPE_CHECKING:
    from corpus import Citation

DAY = 86_400  # seconds
LONGEST = 1500  # characters of a link; Slack takes 3,000


class BadLink(ValueError):
    """A link that does not open: altered, expired, or another bot's."""


class Links:
    """Makes links that open for some days and cannot be guessed or changed."""

    def __init__(self, public_url: str, secret: str, days: int) -> None:
        self._url = public_url
        self._seconds = days * DAY
        self._signer = URLSafeTimedSerializer(secret, salt="onrecord reader")

    def __call__(self, citation: Citation) -> str | None:
        """Return the link to a passage; None where its file name makes it too long for Slack."""
        url = f"{self._url}/read/{self._signer.dumps(ref(citation).value())}#passage"
        return url if len(url) <= LONGEST else None

    def read(self, token: str) -> Ref:
        """Return the passage that a link names. Raises BadLink for every link that is not ours and fresh."""
        try:
            return Ref.read(str(self._signer.loads(token, max_age=self._seconds)))
        except (BadData, StaleButton) as error:
            raise BadLink("altered, expired or foreign") from error
