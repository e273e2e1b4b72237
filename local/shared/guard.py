"""Runs a command that never outlives the process that asked for it.

    guard.py GRACE COMMAND [ARGUMENT...]

The owner keeps the guard's standard input open and never writes to it. When it closes, however the owner ended,
or when the guard gets SIGTERM, SIGINT or SIGHUP, the command gets SIGINT, after GRACE seconds SIGKILL, and with it
every process it started, groups of their own included. The command itself gets SIGKILL when the guard is killed.
Descriptor 3 receives the command's process number. The exit code is the command's own, 128 + n for signal n.
"""

import ctypes
import os
import select
import signal
import subprocess
import sys
import time

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
STOP = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def prctl(option, value):
    """Linux only; elsewhere standard input alone tells of the owner's end."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0)


def start(command):
    guard = os.getpid()
    child = os.fork()
    if child:
        return child
    os.setpgid(0, 0)
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != guard:
        os._exit(1)
    for number in STOP + (signal.SIGCHLD,):
        signal.signal(number, signal.SIG_DFL)
    signal.set_wakeup_fd(-1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    try:
        os.execvp(command[0], command)
    except OSError as error:
        os.write(2, f"cannot run {command[0]}: {error.strerror}\n".encode())
        os._exit(127)


def descendants(parent):
    """Process numbers of all living descendants, nearest first."""
    processes = list(linux_processes() if sys.platform == "linux" else listed_processes())
    living = {pid for pid, _, ended in processes if not ended}
    found, edge = [], {parent}
    while edge:
        # A process whose first thread has ended counts as ended, but may still have children of its other threads.
        edge = {pid for pid, above, _ in processes if above in edge}
        found += edge & living
    return found


def listed_processes():
    listing = subprocess.run(["ps", "-A", "-o", "pid=,ppid=,stat="], capture_output=True, text=True).stdout
    for line in listing.splitlines():
        pid, above, state = line.split(None, 2)
        yield int(pid), int(above), state.startswith("Z")


def linux_processes():
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as stat:
                    fields = stat.read().rsplit(")", 1)[1].split()
                yield int(name), int(fields[1]), fields[0] in "ZX"
            except (OSError, IndexError):
                continue


def kill_descendants():
    """Looks again until nothing is left twice in a row: what is being killed may just have started another process."""
    quiet = 0
    for _ in range(250):
        left = descendants(os.getpid())
        quiet = 0 if left else quiet + 1
        if quiet == 2:
            return
        for pid in left:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        reap()
        time.sleep(0.02)


def reap(wanted=None):
    """Collects ended children; the wait status of `wanted` where it is among them."""
    status = None
    try:
        while True:
            pid, code = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return status
            if pid == wanted:
                status = code
    except ChildProcessError:
        return status


def main():
    grace, command = float(sys.argv[1]), sys.argv[2:]
    wake, signalled = os.pipe()
    os.set_blocking(signalled, False)
    signal.set_wakeup_fd(signalled)
    for number in STOP + (signal.SIGCHLD,):
        signal.signal(number, lambda *_: None)
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    child = start(command)
    try:
        os.write(3, f"{child}\n".encode())
        os.close(3)
    except OSError:
        pass
    status, deadline, watched = None, None, [0, wake]
    while status is None and (deadline is None or time.monotonic() < deadline):
        ready, _, _ = select.select(watched, [], [], None if deadline is None else max(0, deadline - time.monotonic()))
        stop = 0 in ready
        if wake in ready:
            stop = stop or any(number in STOP for number in os.read(wake, 512))
        status = reap(child)
        if stop and deadline is None:
            watched, deadline = [wake], time.monotonic() + grace
            if status is None and grace > 0:
                os.kill(child, signal.SIGINT)
    stopped = deadline is not None and status is None
    kill_descendants()
    sys.exit(137 if stopped or status is None else status_code(status))


def status_code(status):
    return 128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


main()
