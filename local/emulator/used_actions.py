"""Writes down which role was allowed which action on which resource, each once, for `npm run privileges`.

Into `used-actions.jsonl` of the emulator's folder, one line {"role", "action", "resource"} as it happens. Only what a
role's own policies allow counts, not what a resource's policy allows beside them. Objects of a bucket are one resource.
"""

import json
import os
import re

from ministack.core import iam_evaluator

NAME = "used-actions.jsonl"


def role_of(arn):
    """Name of the role behind a role's or a session's ARN; nothing for anybody else."""
    kind, _, rest = arn.split(":", 5)[-1].partition("/")
    if kind == "assumed-role":
        return rest.split("/")[0]
    return rest.split("/")[-1] if kind == "role" else None


def record_used_actions():
    seen = set()
    lines = open(NAME, "a", encoding="utf8", buffering=1)
    evaluate, of_resource = iam_evaluator.evaluate, iam_evaluator.evaluate_resource_policy
    # Both run to their end without waiting for anything, so one list tells whether the one is inside the other.
    inside = []

    def recorded(context, policies, *limits):
        result = evaluate(context, policies, *limits)
        role = role_of(context.principal_arn or "") if result.decision == "Allow" and not inside else None
        if role:
            resource = re.sub(r"^(arn:aws:s3:::[^/]+)/.+$", r"\1/*", context.resource_arn or "*")
            used = (role, context.action, resource)
            if used not in seen:
                seen.add(used)
                lines.write(json.dumps(dict(zip(("role", "action", "resource"), used))) + "\n")
        return result

    def resource_policy(*args, **kwargs):
        inside.append(True)
        try:
            return of_resource(*args, **kwargs)
        finally:
            inside.pop()

    iam_evaluator.evaluate, iam_evaluator.evaluate_resource_policy = recorded, resource_policy
