"""Functions speak TLS with the local stores.

The emulator turns every HTTPS request of a Node.js function to loopback into plain HTTP to itself. The stores of the stack
listen on loopback too, on ports of their own and with TLS only: a request to another port than the emulator's is left alone.
"""

from ministack.core import lambda_runtime

DOWNGRADED = """if (host === "127.0.0.1" || host === "localhost" || host === msHost
        || (advertised && host === advertised)) {"""

OURS = """const msOwnPort = !options.port || [443, msPort].includes(Number(options.port));
    if (msOwnPort && (host === "127.0.0.1" || host === "localhost" || host === msHost
        || (advertised && host === advertised))) {"""


def leave_tls_of_stores():
    script = lambda_runtime._NODEJS_WORKER_SCRIPT
    if DOWNGRADED not in script:
        raise RuntimeError("the emulator's way with HTTPS requests of functions has changed: look at functions_tls.py")
    lambda_runtime._NODEJS_WORKER_SCRIPT = script.replace(DOWNGRADED, OURS)
