"""What an authenticator app does: a code of six figures from a secret and the time."""

import base64
import hashlib
import hmac
import struct
import time

PERIOD = 30


def code_of(secret, *, at=None):
    counter = int((time.time() if at is None else at) // PERIOD)
    key = base64.b32decode(secret.replace(" ", ""))
    digest = hmac.digest(key, struct.pack(">Q", counter), hashlib.sha1)
    offset = digest[-1] & 15
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**6:06}"
