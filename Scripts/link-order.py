"""link-order.py MAP TRACE…: the symbols of lld's map in whose sections an address of valgrind's traces lies, in the order of first use."""
import bisect
import re
import sys

# What the C library chooses by the processor: valgrind's is an older one.
CHOICES = re.compile(r'_(avx2|sse2|sse42|evex|avx512)(_.*)?$')


def sections(path):
    """The sections of the program by their starts, each with its symbols."""
    found = []
    for line in open(path, errors='replace'):
        match = re.match(r' *([0-9a-f]+) +[0-9a-f]+ +([0-9a-f]+) +\d+ (\s*)(\S.*)$', line)
        if not match:
            continue
        start, size, indent, name = int(match[1], 16), int(match[2], 16), len(match[3]), match[4]
        if indent == 8:
            found.append((start, size, []))
        elif indent == 16 and found:
            found[-1][2].append(name)
    return sorted((section for section in found if section[1] > 0 and section[2]), key=lambda section: section[0])


def touched(path, starts, known):
    for line in open(path, errors='replace'):
        # "I  address,size" for what runs; " L", " S" and " M" for what is read and written.
        if line[0] not in ' I' or line[1] not in ' LSM' or ',' not in line:
            continue
        address = int(line[3:line.index(',')], 16)
        place = bisect.bisect_right(starts, address) - 1
        if place >= 0 and address < known[place][0] + known[place][1]:
            yield place


known = sections(sys.argv[1])
starts = [section[0] for section in known]
relatives = {}
for place, section in enumerate(known):
    for name in section[2]:
        if CHOICES.search(name):
            relatives.setdefault(CHOICES.sub('', name), []).append(place)

order = {}
for path in sys.argv[2:]:
    for place in touched(path, starts, known):
        if place not in order:
            order[place] = True
            for name in known[place][2]:
                for other in relatives.get(CHOICES.sub('', name), []) if CHOICES.search(name) else []:
                    order[other] = True
for place in order:
    # One name is enough to name a section.
    print(known[place][2][0])
