"""Runs programs about scopes (scopes.js makes them) on Leash and on Node, a batch at a time, and shows those that end differently.

`scopes.py --store COUNT` writes the first programs with Node's answers to scopes.json, for the tests, which run without Node.
"""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).parent
RUNNER = (FOLDER / "scopes.run.js").read_text()
BATCH = 500


def make(first, count):
    made = subprocess.run(["node", FOLDER / "scopes.js", str(first), str(count)], capture_output=True, text=True, check=True)
    return json.loads(made.stdout)


def run(engine, programs):
    """What the engine prints for the programs, a line each; None where it crashes or does not end."""
    with tempfile.NamedTemporaryFile("w", suffix=".js") as file:
        file.write(f"const programs = {json.dumps(programs)};\n{RUNNER}")
        file.flush()
        try:
            done = subprocess.run([*engine, file.name], capture_output=True, text=True, timeout=240)
        except subprocess.TimeoutExpired:
            return None
    return done.stdout.splitlines() if done.returncode == 0 else None


def differences(leash, programs):
    """The programs that end differently, with what either engine says."""
    expected, actual = run(["node"], programs), run(leash, programs)
    if actual is not None and expected is not None:
        return [one for one in zip(programs, expected, actual) if one[1] != one[2]]
    if len(programs) == 1:
        return [(programs[0], expected and expected[0], actual and actual[0])]
    half = len(programs) // 2
    return differences(leash, programs[:half]) + differences(leash, programs[half:])


def store(count):
    programs = make(0, count)
    cases = [[text, outcome] for text, outcome in zip(programs, run(["node"], programs))]
    lines = ",\n".join(json.dumps(case) for case in cases)
    (FOLDER / "scopes.json").write_text(f"[{lines}]\n")


def main():
    if sys.argv[1] == "--store":
        return store(int(sys.argv[2]))
    leash = [sys.argv[1], "run"]
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 4000
    found = 0
    for start in range(first, first + count, BATCH):
        for text, expected, actual in differences(leash, make(start, min(BATCH, first + count - start))):
            found += 1
            print(f"{text}\n  node   {expected}\n  leash  {actual if actual is not None else 'crashed, or did not end'}\n", flush=True)
    print(f"{count} programs from {first} on: {found} differ")
    return 1 if found else 0


sys.exit(main())
