#!/usr/bin/env python3
"""The other opinion on iCalendar: the package icalendar.

    icalendar_by_python.py FILE

Prints for each event its UID, stamp, first day, day after the last, summary, language of the
summary and location, each followed by a NUL; after all, the calendar's name.
"""
import sys

import icalendar


def text(value):
    return "" if value is None else str(value)


calendar = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
out = []
for event in calendar.walk("VEVENT"):
    summary = event["SUMMARY"]
    out += [text(event["UID"]), event["DTSTAMP"].dt.strftime("%Y-%m-%dT%H:%M:%SZ"),
            event["DTSTART"].dt.isoformat(), event["DTEND"].dt.isoformat(), text(summary),
            text(summary.params.get("LANGUAGE")), text(event.get("LOCATION"))]
out.append(text(calendar["X-WR-CALNAME"]))
sys.stdout.buffer.write(b"".join(part.encode() + b"\0" for part in out))
