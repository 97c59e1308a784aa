"""Runs one input, and says what is wrong with how it went."""
import os
import re
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from collections import namedtuple

# How an input is given: `suffix` names its file, `arguments` come before that name; `by_input`: on standard input instead. `asked` is what is
# typed to the one that has opened the file.
Manner = namedtuple("Manner", "suffix arguments by_input asked", defaults=[b""])
Fault = namedtuple("Fault", "kind signature")
Outcome = namedtuple("Outcome", "status output errors was_interrupted seconds")


class Engine:
    def __init__(self, path, heap, timeout):
        self.path, self.heap, self.timeout = path, heap, timeout

    def run(self, manner, source, stressed=False):
        """In a folder of its own, which is thrown away: sessions write files."""
        folder = tempfile.mkdtemp(prefix="leash-fuzz-")
        try:
            return self.run_in(folder, manner, source, stressed)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def run_in(self, folder, manner, source, stressed):
        name = "input" + manner.suffix
        with open(os.path.join(folder, name), "wb") as file:
            file.write(source)
        environment = {"HOME": folder, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
        if stressed:
            environment["LEASH_GC_STRESS"] = "1"
        command = [self.path, *manner.arguments, "--heap-limit", self.heap] + ([] if manner.by_input else [name])
        with open(os.path.join(folder, ".asked"), "wb") as file:
            file.write(manner.asked)
        given_name = name if manner.by_input else ".asked"
        with open(os.path.join(folder, given_name), "rb") as given, open(os.path.join(folder, ".out"), "w+b") as out, \
                open(os.path.join(folder, ".err"), "w+b") as err:
            began = time.monotonic()
            process = subprocess.Popen(command, cwd=folder, env=environment, stdin=given,
                                       stdout=out, stderr=err, preexec_fn=limit, start_new_session=True)
            was_interrupted = not ended(process, self.timeout * (4 if stressed else 1))
            if was_interrupted:
                process.send_signal(signal.SIGINT)
                if not ended(process, 10):
                    process.kill()
                    process.wait()
                    return Outcome("hang", b"", b"", True, time.monotonic() - began)
            seconds = time.monotonic() - began
            out.seek(0)
            err.seek(0)
            # Messages name the folder, which is another one each time.
            texts = [text.replace(folder.encode(), b"FOLDER") for text in (out.read(1 << 22), err.read(1 << 20))]
            return Outcome(process.returncode, *texts, was_interrupted, seconds)


def ended(process, seconds):
    try:
        process.wait(seconds)
        return True
    except subprocess.TimeoutExpired:
        return False


def limit():
    """A small file size: no input may fill the disk. The memory is the heap's limit and as much again for what is outside of it."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 26, 1 << 26))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (1 << 31, 1 << 31))


def crash(outcome):
    """The fault of a process that ended as none should; None where it ended well."""
    if outcome.status == "hang":
        return Fault("hang", "Ctrl-C does not stop it")
    if outcome.status < 0 or outcome.status > 130:
        name = signal.Signals(-outcome.status).name if outcome.status < 0 else f"status {outcome.status}"
        return Fault("crash", f"{name} {where(outcome.errors)}".strip())
    return None


def where(errors):
    """What the Swift runtime says of a trap: the file, the line and the words."""
    text = errors.decode("utf-8", "replace")
    found = re.search(r"([\w+]+/[\w+]+\.swift):(\d+): (.*)", text) or re.search(r"()()(Fatal error: .*|Assertion.*)", text)
    return f"{found[1]}:{found[2]} {found[3][:120]}" if found else ""


def judge(engine, manner, source, no_stress):
    first = engine.run(manner, source)
    fault = crash(first)
    if fault or first.was_interrupted:
        return fault
    second = engine.run(manner, source)
    if second.was_interrupted:
        return None
    if differs(first, second):
        return Fault("difference", "a second run says something else")
    # Under stress every safepoint is a collection: what is slow already would take for ever.
    if no_stress or manner.asked or first.seconds > 1:
        return None
    stressed = engine.run(manner, source, stressed=True)
    fault = crash(stressed)
    if fault:
        return Fault("stress-" + fault.kind, fault.signature)
    if not stressed.was_interrupted and differs(first, stressed):
        return Fault("stress-difference", difference(first, stressed))
    return None


def differs(one, other):
    return (one.status, one.output, one.errors) != (other.status, other.output, other.errors)


def difference(one, other):
    """What stands before the first byte that differs, without numbers: a kind of its own."""
    at = next((i for i, (a, b) in enumerate(zip(one.output, other.output)) if a != b), min(len(one.output), len(other.output)))
    before = re.sub(r"\d+", "N", one.output[max(0, at - 14):at].decode("utf-8", "replace"))
    return f"stress says something else behind {before!r}" if one.output != other.output else "stress has another status or other errors"


def has_fault(engine, manner, source, fault):
    """Whether the input still has the same fault."""
    if fault.kind in ("crash", "hang"):
        return crash(engine.run(manner, source)) == fault
    found = judge(engine, manner, source, False)
    return found is not None and found.kind == fault.kind
