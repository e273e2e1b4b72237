"""Gives IAM what a request to KMS says: its encryption context, and how it wants something signed.

The emulator uses both but does not show them to policies.
"""

import json

from ministack.core import iam_actions


def show_encryption_context():
    others = iam_actions.request_tag_context

    def with_encryption_context(service, action, body, params):
        context = others(service, action, body, params)
        return {**context, **of_request(body)} if service == "kms" else context

    iam_actions.request_tag_context = with_encryption_context


def of_request(body):
    try:
        request = json.loads(body or b"{}")
    except ValueError:
        return {}
    if not isinstance(request, dict):
        return {}
    asked = {f"kms:{name.lower()}": request[name] for name in ("MessageType", "SigningAlgorithm") if name in request}
    return {**asked, **encryption_context(request.get("EncryptionContext"))}


def encryption_context(given):
    if not isinstance(given, dict) or not given:
        return {}
    # The names of condition keys are looked for in lower case.
    keys = {f"kms:encryptioncontext:{name.lower()}": value for name, value in given.items()}
    return {**keys, "kms:encryptioncontextkeys": list(given)}
