"""Starts the emulator with every request counted as sent over TLS.

The emulator listens on loopback only, in plain HTTP, and evaluates `aws:SecureTransport` truthfully. The program's
resource policies refuse plain text, as they must on AWS, so they would refuse every request here. That the
policies hold that statement is checked over the plan instead.
"""

from ministack import app

pin_request_origin = app.pin_request_origin
app.pin_request_origin = lambda source_ip, _secure: pin_request_origin(source_ip, True)
app.main()
