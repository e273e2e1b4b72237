"""Shows policies the tags of security groups, database instances and log groups, which the emulator keeps but leaves out
where it evaluates `aws:ResourceTag`."""

from ministack.core.responses import get_account_id, get_region
from ministack.services import tagging


def show_resource_tags():
    tagging._RESOURCE_TAG_COLLECTORS.update(ec2=security_groups, rds=databases, logs=log_groups)


def security_groups():
    from ministack.services import ec2

    for resource_id, tags in ec2._tags.items():
        if resource_id.startswith("sg-"):
            yield f"arn:aws:ec2:{get_region()}:{get_account_id()}:security-group/{resource_id}", tags


def databases():
    from ministack.services import rds

    yield from rds._tags.items()


def log_groups():
    from ministack.services import cloudwatch_logs

    for name, group in cloudwatch_logs._log_groups.items():
        tags = [{"Key": key, "Value": value} for key, value in group.get("tags", {}).items()]
        arn = f"arn:aws:logs:{get_region()}:{get_account_id()}:log-group:{name}"
        yield arn, tags
        # Some actions are checked against the group with its streams.
        yield f"{arn}:*", tags
