"""How long the explorer's questions take on a large heap, how much memory, and how both grow.

    Scripts/bench scale [OBJECTS]

The heap: OBJECTS objects (a million), a quarter of them keys of a Map and of a WeakMap, with half as many entries together.
Each question is asked in a shell of its own after the program that makes the heap, three times; the median counts, less the
time of the program alone. Memory is the process's largest, less that of the program alone. It is measured on the heap of an eighth
too: growth is the ratio, and 8 is linear.
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

PROGRAM = """
const list = [], strong = new Map(), weak = new WeakMap();
class Item { constructor(id) { this.id = id; this.next = null; this.tags = { a: id } } }
for (let i = 0, last = null; i < COUNT; i++) {
  const item = new Item(i); item.next = last; last = item;
  list.push(item); strong.set(item, { value: i }); weak.set(item, { meta: i });
}
"""

QUESTIONS = [
    "heap", "maps", "why list[77]", "inspect list[77]", "inspect weak", "retainers list[77]", "sizes", "dominators", "dominators list[77]",
    "leaks", "whatif weak strong", "whatif list.length = 0", "whatif gc", "diff", "graph", "graph list[77]", "gc", "gc --explain",
    "undo", "goto 1", "snapshot --force FILE", "list[77].extra = {}",
]


def run(leash, lines):
    """Seconds and kilobytes that a shell takes for these entries."""
    with tempfile.TemporaryFile() as script, open(os.devnull, "wb") as nowhere:
        script.write(("\n".join(lines) + "\n").encode())
        script.seek(0)
        begun = time.monotonic()
        process = subprocess.Popen([leash], stdin=script, stdout=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = status
        if status != 0:
            sys.exit(f"leash ended with status {status} at {lines[-1]}")
        return time.monotonic() - begun, usage.ru_maxrss


def median(leash, lines):
    results = [run(leash, lines) for _ in range(3)]
    return statistics.median(r[0] for r in results), statistics.median(r[1] for r in results)


def measure(leash, objects, questions, folder):
    """The program's own figures, and for each question what it takes beyond them."""
    program = " ".join(PROGRAM.replace("COUNT", str(objects // 4)).split("\n"))
    alone = median(leash, [program, "1"])
    found = {}
    for question in questions:
        entry = question.replace("FILE", os.path.join(folder, "scale.heapsnapshot"))
        seconds, kilobytes = median(leash, [program, "1", entry])
        found[question] = (seconds - alone[0], kilobytes - alone[1])
    return alone, found


def main():
    leash = sys.argv[1]
    objects = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    empty = median(leash, ["1"])
    if "Uncaught" in subprocess.run([leash], input=" ".join(PROGRAM.replace("COUNT", "1").split("\n")), capture_output=True, text=True).stdout:
        sys.exit("the program that makes the heap does not run")
    with tempfile.TemporaryDirectory() as folder:
        small_alone, small = measure(leash, objects // 8, QUESTIONS, folder)
        alone, large = measure(leash, objects, QUESTIONS, folder)
    heap = alone[1] - empty[1]
    print(f"{objects:,} objects: made in {alone[0]:.2f} s, {heap / 1024:.0f} MB (an eighth: {small_alone[0]:.2f} s)\n")
    print(f"{'question':<24}{'seconds':>9}{'an eighth':>11}{'growth':>9}{'extra MB':>10}{'of the heap':>13}")
    for question in QUESTIONS:
        seconds, kilobytes = large[question]
        # Below a few milliseconds a ratio is noise.
        before = small[question][0]
        growth = f"{seconds / before:.1f}" if before > 0.004 else "-"
        print(f"{question:<24}{seconds:>9.3f}{before:>11.3f}{growth:>9}{kilobytes / 1024:>10.0f}{kilobytes / heap:>13.2f}")


if __name__ == "__main__":
    main()
