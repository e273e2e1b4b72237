"""Gives IAM the encryption context of a request to KMS, which the emulator uses to encrypt but does not show to policies."""

import json

from ministack.core import iam_actions


def show_encryption_context():
    others = iam_actions.request_tag_context

    def with_encryption_context(service, action, body, params):
        context = others(service, action, body, params)
        return {**context, **encryption_context(body)} if service == "kms" else context

    iam_actions.request_tag_context = with_encryption_context


def encryption_context(body):
    try:
        given = json.loads(body or b"{}").get("EncryptionContext")
    except (ValueError, AttributeError):
        return {}
    if not isinstance(given, dict) or not given:
        return {}
    # The names of condition keys are looked for in lower case.
    keys = {f"kms:encryptioncontext:{name.lower()}": value for name, value in given.items()}
    return {**keys, "kms:encryptioncontextkeys": list(given)}
