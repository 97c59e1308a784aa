"""Makes an input smaller for as long as it keeps its fault."""
import re
import time


def minimise(source, has_fault, seconds):
    """First whole lines go, then words, then single characters; larger pieces before smaller ones."""
    end = time.monotonic() + seconds
    for pattern in (rb"[^\n]*\n?", rb"\w+|\s+|.", rb"(?s)."):
        parts = [part for part in re.findall(pattern, source) if part]
        if len(parts) > 3000:
            continue
        source = b"".join(without(parts, has_fault, end))
    return source


def without(parts, has_fault, end):
    size = max(1, len(parts) // 2)
    while True:
        at = 0
        while at < len(parts):
            if time.monotonic() > end:
                return parts
            fewer = parts[:at] + parts[at + size:]
            if fewer and has_fault(b"".join(fewer)):
                parts = fewer
            else:
                at += size
        if size == 1:
            return parts
        size //= 2
