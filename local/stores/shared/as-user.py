"""Runs a command as another user, for servers that refuse to run as root.

    as-user.py UID GID COMMAND [ARGUMENT...]

The command keeps the right to pass folders that only root may enter, such as those below /root, where the system
grants it. It still gets SIGKILL when its parent, the guard, is killed: changing the user would have cleared that.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG, PR_SET_KEEPCAPS, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE = 1, 8, 47, 2
CAP_DAC_OVERRIDE = 1
CAPABILITY_VERSION_3 = 0x20080522


def keep(libc):
    """Permitted, effective and inheritable: only the one; ambient, so that the command starts with it."""
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    bits = 1 << CAP_DAC_OVERRIDE
    libc.capset(header, (ctypes.c_uint32 * 6)(bits, bits, bits, 0, 0, 0))
    libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_DAC_OVERRIDE, 0, 0)


def main():
    uid, gid, command = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
    guard = os.getppid()
    if libc:
        libc.prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0)
    os.setgroups([])
    os.setgid(gid)
    os.setuid(uid)
    if libc:
        keep(libc)
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != guard:
            os._exit(1)
    os.execv(command[0], command)


main()
