"""Lessons: Markdown of every kind, well formed or not, with scripts in it."""
from programs import SEEDS, STRINGS, Writer, mutate
from runner import Manner
from sessions import OBJECTS, command

INLINE = ["word", "*emphasis*", "**strong**", "`code`", "[link](https://example.org/a_(b))", "![picture](x.png \"t\")", "<b>html</b>", "&amp; &#x202e; &#27;",
          "\x1b[31mred\x1b[0m", "\u202eabc", "\u009b2J", "\\*", "***", "``", "[", "](", "<!--", "\t", "  ", "\u200b", "😀👩‍🚀", "e\u0301", "\U000e0041"]
BLOCKS = ["# ", "## ", "> ", "> > ", "- ", "* ", "1. ", "99999999999. ", "    ", "\t", "---", "***", "| a | b |\n|---|---|\n| 1 | 2 |\n", "<div>", "[a]: b \"c\"", ""]


class Lessons:
    manner = Manner(".md", ["play"], False)

    def __init__(self, options):
        pass

    def make(self, random):
        text = "\n".join(block(random, 3) for _ in range(random.randint(1, 12))) + random.choice(["", "\n"])
        data = text.encode("utf-8", "surrogatepass")
        if random.random() < 0.1:
            at = random.randrange(len(data) + 1)
            data = data[:at] + bytes(random.randrange(256) for _ in range(random.randint(1, 9))) + data[at:]
        return data


def block(random, depth):
    kind = random.random()
    if kind < 0.4:
        return script(random)
    if kind < 0.55 and depth > 0:
        mark = random.choice(["> ", "- ", "  ", "1. ", "    "])
        return "\n".join(mark + line for line in block(random, depth - 1).split("\n"))
    if kind < 0.58:
        return random.choice(["> ", "- ", "["]) * random.choice([70, 500, 5000]) + "x"
    return random.choice(BLOCKS) + prose(random) + "\n"


def prose(random):
    return random.choice([" ", "", "\n"]).join(random.choice(INLINE + STRINGS) for _ in range(random.randint(0, 12)))


def script(random):
    fence = random.choice(["```", "````", "~~~"])
    language = random.choice(["js", "js", "js", "javascript", "JS title=x", "python", "", "js\u202e"])
    lines = [random.choice([lambda: random.choice(OBJECTS), lambda: Writer(random).statement(2), lambda: mutate(random, [random.choice(SEEDS)]),
                            lambda: command(random), lambda: "// " + prose(random), lambda: "/* " + prose(random)])() for _ in range(random.randint(0, 6))]
    return "\n".join([fence + language, *lines, random.choice([fence, fence, ""])]) + "\n"
