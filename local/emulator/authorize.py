"""Decides for the local stores who may connect, with the emulator's own credentials and policies.

    POST /_strata/authorize
    {"method", "path", "query", "headers": {name: value}, "body": base64,
     "service", "action", "resources": [arn], "context": {condition key: value}}
    -> {"allowed": true, "principal": arn} or {"allowed": false, "code": AWS's error code}

The request is one that its caller signed (SigV4, in the Authorization header or presigned in the query) and a store's
front passes on. Its signature, age, session and scope are checked first, for the root user too; then each action must
be allowed on each resource. Everything listens on loopback only.
"""

import base64
import datetime as dt
import hashlib
import json
import os
from urllib.parse import parse_qs

from ministack.core import iam_evaluator, responses, sigv4

PATH = "/_strata/authorize"
MOST_BYTES = 64 * 1024 * 1024
# What AWS allows a token for a database to live, in seconds, and a clock to be ahead.
LONGEST_TOKEN = 900
MOST_AHEAD = 300


class Refused(Exception):
    """The message is AWS's error code."""


def signature_of(request, query, service):
    """The parsed signature, and whether it is in the query. Refuses what is not signed for this service and region."""
    presigned = "authorization" not in request["headers"]
    parse, source = (sigv4.parse_query_signature, query) if presigned else (
        sigv4.parse_header_signature, request["headers"])
    signature = parse(source)
    if isinstance(signature, tuple):
        raise Refused(signature[0])
    algorithm = (query.get("X-Amz-Algorithm") or [""])[0] if presigned else (
        request["headers"]["authorization"].split(" ", 1)[0])
    scoped = (signature.service, signature.region) == (service, os.environ["MINISTACK_REGION"])
    signed = "host" in signature.signed_headers.split(";")
    if algorithm != "AWS4-HMAC-SHA256" or not scoped or not signed:
        raise Refused("SignatureDoesNotMatch")
    return signature, presigned


def check_time(signature, query, presigned):
    """Refuses a request that is too old, or from the future."""
    if not presigned:
        failure = sigv4.request_time_failure(signature)
        if failure:
            raise Refused(failure[0])
        return
    try:
        lifetime = int((query.get("X-Amz-Expires") or [""])[0])
        signed_at = dt.datetime.strptime(signature.amz_date, "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.timezone.utc)
    except ValueError:
        raise Refused("IncompleteSignature") from None
    age = (dt.datetime.now(dt.timezone.utc) - signed_at).total_seconds()
    if not 1 <= lifetime <= LONGEST_TOKEN or age < -MOST_AHEAD:
        raise Refused("SignatureDoesNotMatch")
    if age >= lifetime:
        raise Refused("ExpiredToken")


def authenticate(request, service, account):
    """Key of the caller, once signature, age, session token and body are found right."""
    query = parse_qs(request.get("query", ""), keep_blank_values=True)
    signature, presigned = signature_of(request, query, service)
    check_time(signature, query, presigned)
    headers = request["headers"]
    body = base64.b64decode(request.get("body", ""))
    declared = headers.get("x-amz-content-sha256")
    if not presigned and declared is not None and declared != hashlib.sha256(body).hexdigest():
        raise Refused("SignatureDoesNotMatch")
    token = (query.get("X-Amz-Security-Token") or [""])[0] if presigned else headers.get("x-amz-security-token", "")
    credential = iam_evaluator.resolve_credential(signature.access_key_id, account, token)
    if isinstance(credential, iam_evaluator.CredentialResolutionError):
        raise Refused(credential.code)
    failure = sigv4.header_signature_failure(
        signature, credential.secret_access_key, request["method"], request["path"], query, headers, body,
        presigned=presigned)
    if failure:
        raise Refused(failure[0])
    return signature.access_key_id


def decide(request):
    account, region = os.environ["MINISTACK_ACCOUNT_ID"], os.environ["MINISTACK_REGION"]
    with responses.request_scope(account, region):
        access_key = authenticate(request, request["service"], account)
        principal = iam_evaluator.resolve_principal(access_key, account)
        if isinstance(principal, iam_evaluator.AuthError):
            raise Refused(principal.code)
        context = {name.lower(): value for name, value in (request.get("context") or {}).items()}
        for resource in request["resources"] if principal.policies is not None else []:
            result = iam_evaluator.evaluate(
                iam_evaluator.EvalContext(
                    principal_arn=principal.arn, principal_type=principal.type, principal_account=principal.account,
                    action=request["action"], resource_arn=resource, region=region, source_ip="127.0.0.1",
                    secure_transport=True, service_context=context, principal_keys=principal.keys),
                principal.policies, *principal.limits)
            if result.decision != "Allow":
                raise Refused("AccessDenied")
        return {"allowed": True, "principal": principal.arn}


async def answer(receive, send):
    """Serves one question of a store's front."""
    body, more = b"", True
    while more and len(body) <= MOST_BYTES:
        message = await receive()
        body, more = body + message.get("body", b""), message.get("more_body", False)
    try:
        status, decision = 200, decide(json.loads(body))
    except Refused as refusal:
        status, decision = 200, {"allowed": False, "code": str(refusal)}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        status, decision = 400, {"error": type(error).__name__}
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", b"application/json")]})
    await send({"type": "http.response.body", "body": json.dumps(decision).encode()})


def with_authorize(emulator):
    """The emulator's application with this route before it."""

    async def application(scope, receive, send):
        if scope["type"] == "http" and scope["path"] == PATH and scope["method"] == "POST":
            await answer(receive, send)
        else:
            await emulator(scope, receive, send)

    return application
