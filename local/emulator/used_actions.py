"""Writes down what the policies of roles, keys and other resources allowed, each once, for `npm run privileges`.

Into the file that STRATA_USED_ACTIONS names, else `used-actions.jsonl` of the emulator's folder, as it happens: lines
{"holder", "action", "resource"}. The holder is the role whose policies allow the action on the resource; or a resource,
`#` and the Sid of the statement of its policy that lets in "resource": a service, or `account` for a role.

Action and resource are as the policy has them, so that a right counts as used only where its own words were needed.
Keys are written by their alias: their ids differ from stack to stack.
"""

import json
import os
import re

from ministack.core import iam_evaluator

FILE = os.environ.pop("STRATA_USED_ACTIONS", "used-actions.jsonl")


def role_of(arn):
    """Name of the role behind a role's or a session's ARN; nothing for anybody else."""
    kind, _, rest = arn.split(":", 5)[-1].partition("/")
    if kind == "assumed-role":
        return rest.split("/")[0]
    return rest.split("/")[-1] if kind == "role" else None


def by_alias(arn):
    """ARN of a key's alias, where it has one."""
    head, _, key = arn.partition(":key/")
    if not key:
        return arn
    from ministack.services import kms

    return next((alias for alias, target in kms._aliases.items() if target in (arn, key)), arn)


def allowing(context, policies):
    """The statements that allow a request, each with the actions and resources of it that match."""
    for statement in (statement for policy in policies for statement in policy):
        if iam_evaluator._first_match(context, [statement], "Allow"):
            actions = [each for each in statement.actions if iam_evaluator.fnmatch_iam(context.action, each)]
            resources = [
                each for each in statement.resources if iam_evaluator.fnmatch_iam_cs(context.resource_arn, each)]
            yield statement, actions, resources


def record_used_actions():
    seen = set()
    lines = open(FILE, "a", encoding="utf8", buffering=1)
    evaluate, of_resource = iam_evaluator.evaluate, iam_evaluator.evaluate_resource_policy
    # All run to their end without waiting for anything, so one list tells whose policy is being evaluated.
    inside = []

    def write(holder, action, resource):
        line = json.dumps({"holder": holder, "action": action, "resource": by_alias(resource)})
        if line not in seen:
            seen.add(line)
            lines.write(line + "\n")

    def recorded(context, policies, *limits):
        result = evaluate(context, policies, *limits)
        role, service = role_of(context.principal_arn or ""), inside[-1] if inside else None
        if result.decision != "Allow" or not (role or service):
            return result
        for statement, actions, resources in allowing(context, policies):
            if inside:
                policy = re.sub(r"^(arn:aws:s3:::[^/]+)/.*$", r"\1", by_alias(context.resource_arn))
            for action in actions:
                if inside:
                    write(f"{policy}#{statement.sid}", action, service or "account")
                else:
                    for resource in resources:
                        write(role, action, resource)
        return result

    def resource_policy(doc, context, service=None, **which):
        inside.append(service)
        try:
            return of_resource(doc, context, service, **which)
        finally:
            inside.pop()

    iam_evaluator.evaluate, iam_evaluator.evaluate_resource_policy = recorded, resource_policy
