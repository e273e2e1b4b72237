"""Expires items of tables as DynamoDB does: with a stream record that says who deleted them.

The emulator removes such items once a minute and tells nobody. Its thread is given another task, which has to happen
before the service is loaded.
"""

import threading
import time

REAPER = "dynamodb-ttl-reaper"
SERVICE = {"PrincipalId": "dynamodb.amazonaws.com", "Type": "Service"}

# Seconds between two looks, and how many times longer than a look the pause is: tables may be large.
PAUSE = 3
SHARE = 30


def expire_with_events():
    start = threading.Thread.start

    def start_ours(thread):
        if thread.name == REAPER:
            thread._target = expire_for_ever
        start(thread)

    threading.Thread.start = start_ours


def expire_for_ever():
    from ministack.services import dynamodb

    pause = PAUSE
    while True:
        time.sleep(pause)
        began = time.monotonic()
        try:
            expire(dynamodb, time.time())
        except Exception as error:
            dynamodb.logger.error("items could not be expired: %s", error)
        pause = max(PAUSE, SHARE * (time.monotonic() - began))


def expire(dynamodb, now):
    from ministack.core import responses

    with dynamodb._lock:
        for (account, region, name), setting in list(dynamodb._ttl_settings.all_items()):
            table = dynamodb._tables.get_scoped(account, region, name)
            attribute = setting.get("AttributeName")
            if not table or setting.get("TimeToLiveStatus") != "ENABLED":
                continue
            # This thread has no request whose account and region these would be.
            responses._request_account_id.set(account)
            responses._request_region.set(region)
            for partition, items in list(table["items"].items()):
                for sort, item in list(items.items()):
                    if is_past(item.get(attribute), now):
                        old = dynamodb._remove_item(table, partition, sort)
                        emit(dynamodb, name, old)


def is_past(value, now):
    """Only a number counts, as on AWS."""
    try:
        return value is not None and float(value["N"]) <= now
    except (KeyError, TypeError, ValueError):
        return False


def emit(dynamodb, name, old):
    before = len(dynamodb._stream_records.get(name) or [])
    dynamodb._emit_stream_event(name, "REMOVE", old, None)
    records = dynamodb._stream_records.get(name) or []
    if len(records) > 0 and len(records) >= before:
        records[-1]["userIdentity"] = dict(SERVICE)
