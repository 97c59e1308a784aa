"""corpus.py LEASH [--record] [TOPIC ...]: the corpus on Node and on Leash; see Scripts/corpus."""
import difflib, glob, os, re, subprocess, sys, tempfile

ROOT = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'Tests/Conformance/Corpus')
NODE = ['node', '--expose-gc', '--no-warnings']


def programs(path):
    """The programs of a file, each under its title."""
    found = []
    for line in open(path, encoding='utf-8').read().split('\n'):
        if line.startswith('//// '):
            found.append((line[5:], []))
        elif found:
            found[-1][1].append(line)
    return [(title, '\n'.join(lines).rstrip('\n') + '\n') for title, lines in found]


def run(command, text):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'program.js')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        try:
            done = subprocess.run(command + [path], capture_output=True, timeout=30, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            return 'it takes too long\n', -1
        return done.stdout.decode('utf-8', 'replace'), done.returncode


def is_uncaught(path):
    """Of these programs it is the errors' output that counts."""
    return os.path.basename(os.path.dirname(path)) == 'Uncaught'


def errors(command, text):
    """What a program tells on the errors' output, without Node's own calls, process and version."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'program.js')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        done = subprocess.run(command + [path], capture_output=True, timeout=30, stdin=subprocess.DEVNULL)
    lines = []
    for line in re.sub(r'\(node:\d+\)', '(node:PID)', done.stderr.decode('utf-8', 'replace').replace(folder + '/', '')).split('\n'):
        # Those of a rejection's own error stand in Leash, too.
        is_nodes = re.match(' +at .*node:', line) and not re.search('promises:|task_queues', line)
        if not is_nodes and 'lines matching cause stack trace' not in line:
            lines.append(line)
        elif line.endswith(' {'):
            lines[-1] += ' {'
    return re.sub(r'\n*Node.js v[\d.]+\n$', '', '\n'.join(lines)).rstrip('\n') + '\n', done.returncode


def record(path):
    parts = []
    for title, text in programs(path):
        if is_uncaught(path):
            parts.append(f'//// {title}\n{errors([NODE[0], NODE[1]], text)[0]}')
            continue
        output, status = run(NODE, text)
        if status != 0:
            sys.exit(f'{path}: {title}: node ends with {status}')
        parts.append(f'//// {title}\n{output}')
    with open(path[:-3] + '.out', 'w', encoding='utf-8') as file:
        file.write('\n'.join(parts))


def compare(leash, path):
    different = 0
    for title, text in programs(path):
        if is_uncaught(path):
            wanted, given = errors([NODE[0], NODE[1]], text), errors([leash, 'run'], text)
        else:
            wanted, given = run(NODE, text), run([leash, 'run'], text)
        if wanted != given:
            different += 1
            print(f'== {os.path.relpath(path, ROOT)}: {title} (node ends with {wanted[1]}, leash with {given[1]})')
            print('\n'.join(difflib.unified_diff(wanted[0].split('\n'), given[0].split('\n'), 'node', 'leash', lineterm='', n=0)))
    return different


def main():
    leash, arguments = sys.argv[1], sys.argv[2:]
    recording = '--record' in arguments
    topics = [argument for argument in arguments if argument != '--record']
    paths = [os.path.join(ROOT, topic + '.js') for topic in topics] or sorted(glob.glob(os.path.join(ROOT, '*/*.js')))
    if recording:
        for path in paths:
            record(path)
        return
    count, different = sum(len(programs(path)) for path in paths), sum(compare(leash, path) for path in paths)
    print(f'{count} programs, {different} differ')
    sys.exit(1 if different else 0)


main()
