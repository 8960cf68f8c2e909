"""A device that makes and uses passkeys, as a browser hands on what it says."""

import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import sha256, websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

Flag = AuthenticatorData.FLAG


class Device:
    """Holds one passkey for one site. `knows_me` is whether it asks for finger, face or PIN."""

    def __init__(self, origin="http://localhost", *, knows_me=True):
        self.origin = origin
        self.flags = Flag.UP | (Flag.UV if knows_me else Flag(0))
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = secrets.token_bytes(16)
        self.owner = None

    def make(self, options):
        wanted = options["publicKey"]
        self.owner = wanted["user"]["id"]
        public = ES256.from_cryptography_key(self.key.public_key())
        passkey = AttestedCredentialData.create(Aaguid.NONE, self.name, public)
        data = AuthenticatorData.create(
            sha256(wanted["rp"]["id"].encode()), self.flags | Flag.AT, 0, passkey
        )
        return self._answer(
            clientDataJSON=self._asked("webauthn.create", wanted),
            attestationObject=AttestationObject.create("none", data, {}),
        )

    def confirm(self, options):
        wanted = options["publicKey"]
        data = AuthenticatorData.create(sha256(wanted["rpId"].encode()), self.flags, 1)
        asked = self._asked("webauthn.get", wanted)
        signature = self.key.sign(data + sha256(asked), ec.ECDSA(hashes.SHA256()))
        answer = self._answer(clientDataJSON=asked, authenticatorData=data, signature=signature)
        answer["response"]["userHandle"] = self.owner
        return answer

    def _asked(self, kind, wanted):
        challenge = websafe_decode(wanted["challenge"])
        return CollectedClientData.create(kind, challenge, self.origin)

    def _answer(self, **parts):
        name = websafe_encode(self.name)
        response = {part: websafe_encode(bytes(value)) for part, value in parts.items()}
        return {
            "id": name,
            "rawId": name,
            "type": "public-key",
            "clientExtensionResults": {"credProps": {"rk": True}},
            "response": response,
        }
