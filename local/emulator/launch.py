"""Starts the emulator with corrections and one route of our own (`authorize.py`).

Every request counts as sent over TLS: the emulator listens on loopback only, in plain HTTP, and evaluates
`aws:SecureTransport` truthfully. The program's resource policies refuse plain text, as they must on AWS, so they would
refuse every request here. That the policies hold that statement is checked over the plan instead.

A request about a replay of an archive is decided on the resources it names; the emulator alone would ask for all.

Policies see what requests to KMS say (`encryption_context.py`).

They see the tags of security groups, databases and log groups too (`resource_tags.py`).

What the policies allowed to whom is written down (`used_actions.py`).

Functions speak TLS with the local stores (`functions_tls.py`).

What rules of AWS Config report is taken (`evaluations.py`). Mappings of clusters are kept (`clusters.py`). Items of tables expire as on AWS (`expiry.py`).
"""

import json

from expiry import expire_with_events

expire_with_events()

from used_actions import record_used_actions

record_used_actions()

from authorize import with_authorize
from clusters import accept_clusters
from evaluations import accept_evaluations
from encryption_context import show_encryption_context
from functions_tls import leave_tls_of_stores
from resource_tags import show_resource_tags
from ministack import app
from ministack.core import iam_actions

pin_request_origin = app.pin_request_origin
app.pin_request_origin = lambda source_ip, _secure: pin_request_origin(source_ip, True)

eventbridge_resource_arns = iam_actions.eventbridge_resource_arns


def with_replays(body, region, account_id):
    try:
        request = json.loads(body or b"{}")
        name = request.get("ReplayName")
        destination = request.get("Destination") or {}
    except (ValueError, AttributeError):
        name = None
    if not isinstance(name, str):
        return eventbridge_resource_arns(body, region, account_id)
    named = [request.get("EventSourceArn"), destination.get("Arn")]
    replay = f"arn:aws:events:{region}:{account_id}:replay/{name}"
    return [replay, *(arn for arn in named if isinstance(arn, str))]


iam_actions.eventbridge_resource_arns = with_replays
accept_clusters()
accept_evaluations()
show_encryption_context()
show_resource_tags()
leave_tls_of_stores()
app.app = with_authorize(app.app)
app.main()
