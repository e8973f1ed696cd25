#!/usr/bin/env python3
"""The other opinion on a letter: what Python's email package reads in it.

    letter_by_python.py FILE
"""
import base64
import email
import email.header
import email.utils
import re
import sys

with open(sys.argv[1], 'rb') as file:
    message = email.message_from_binary_file(file)


def decoded(text):
    for word in re.findall(r'=\?utf-8\?B\?([^?]*)\?=', text):
        base64.b64decode(word).decode('utf-8')  # RFC 2047 §5: each word is whole characters
    return str(email.header.make_header(email.header.decode_header(text)))


def mailbox(text):  # the address is taken apart before the name is decoded, as RFC 2047 asks
    name, address = email.utils.parseaddr(re.sub(r'\r?\n', '', text))
    return f'{decoded(name)} <{address}>'


print('date', email.utils.parsedate_to_datetime(message['Date']).isoformat())
print('from', mailbox(message['From']))
print('to', mailbox(message['To']))
print('subject', decoded(message['Subject']))
for name in ('message-id', 'auto-submitted', 'list-id', 'list-owner', 'content-language'):
    print(name, message[name])
print('defects', len(message.defects))
sys.stdout.write(message.get_payload(decode=True).decode('utf-8').replace('\r\n', '\n').removesuffix('\n'))
