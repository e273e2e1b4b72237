"""Lets the emulator keep event source mappings of DocumentDB clusters, which it would refuse.

It only keeps them: `local/event-sources` reads the change streams. A mapping is made disabled, so that the emulator never
looks for its source.
"""

from ministack.services import lambda_svc

validate_event_source_arn = lambda_svc._validate_event_source_arn


def with_clusters(arn):
    spec, error = lambda_svc._parse_required_arn(arn, "eventSourceArn")
    if error is None and spec.service == "rds" and ":cluster:" in arn:
        return spec, None
    return validate_event_source_arn(arn)


def accept_clusters():
    lambda_svc._validate_event_source_arn = with_clusters
