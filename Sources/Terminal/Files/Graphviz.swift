@preconcurrency import Glibc
import Lessons

/// Has Graphviz's `dot` draw a picture. No shell is between: the text goes in through a pipe, and the drawing comes out of another.
enum Graphviz {
    enum Outcome {
        case drawn([UInt8])
        /// The program is not there.
        case missing
        case interrupted
        /// What it said.
        case failed(String)
    }

    static func draw(_ text: String, format: String) -> Outcome {
        guard let input = Pipe(), let output = Pipe(), let errors = Pipe() else { return .failed(String(cString: strerror(errno))) }
        var process: pid_t = 0
        let code = spawn(["dot", "-T" + format], input, output, errors, &process)
        if code == ENOENT { return .missing }
        guard code == 0 else { return .failed(String(cString: strerror(code))) }
        input.closeReading()
        output.closeWriting()
        errors.closeWriting()
        let isWhole = exchange(Array(text.utf8), input, output, errors)
        if !isWhole { kill(process, SIGTERM) }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        // Ctrl-C goes to both of us.
        if !isWhole || Interrupts.takeInterrupt() { return .interrupted }
        // 127: the system started it, and then found no program.
        if status >> 8 & 0xFF == 127 { return .missing }
        if status == 0, !output.bytes.isEmpty { return .drawn(output.bytes) }
        let words = String(decoding: errors.bytes.prefix(400), as: UTF8.self).split(separator: "\n").first.map { String($0) }
        return .failed(words ?? "dot ended with status \(status >> 8 & 0xFF)")
    }

    private static func spawn(_ command: [String], _ input: Pipe, _ output: Pipe, _ errors: Pipe, _ process: inout pid_t) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input.reading, 0)
        posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
        posix_spawn_file_actions_adddup2(&actions, errors.writing, 2)
        // What we ignore or hold back is our own affair.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
        var arguments = command.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        return posix_spawnp(&process, command[0], &actions, &attributes, &arguments, environ)
    }

    /// Writes and reads at the same time, since either side may have to wait for the other. False: Ctrl-C came.
    private static func exchange(_ text: [UInt8], _ input: Pipe, _ output: Pipe, _ errors: Pipe) -> Bool {
        var rest = text[...]
        if rest.isEmpty { input.closeWriting() }
        while output.reading >= 0 || errors.reading >= 0 {
            // A closed one is -1, which poll passes over.
            var waiting = [pollfd(fd: output.reading, events: Int16(POLLIN), revents: 0), pollfd(fd: errors.reading, events: Int16(POLLIN), revents: 0),
                           pollfd(fd: input.writing, events: Int16(POLLOUT), revents: 0),
                           pollfd(fd: Interrupts.wakeDescriptor, events: Int16(POLLIN), revents: 0)]
            let ready = poll(&waiting, nfds_t(waiting.count), -1)
            if waiting[3].revents != 0 { Interrupts.clearWakeUp() }
            if Interrupts.takeInterrupt() { return false }
            guard ready > 0 else { continue }
            if waiting[0].revents != 0 { output.take() }
            if waiting[1].revents != 0 { errors.take() }
            if waiting[2].revents != 0 {
                let count = rest.prefix(4096).withUnsafeBytes { write(input.writing, $0.baseAddress, $0.count) }
                if count > 0 { rest = rest.dropFirst(count) }
                // A program that does not want to hear all of it will say why.
                if rest.isEmpty || count < 0 && errno != EINTR && errno != EAGAIN { input.closeWriting() }
            }
        }
        return true
    }

    private final class Pipe {
        private(set) var reading: Int32 = -1
        private(set) var writing: Int32 = -1
        private(set) var bytes: [UInt8] = []

        init?() {
            var ends: [Int32] = [-1, -1]
            guard pipe(&ends) == 0 else { return nil }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            (reading, writing) = (ends[0], ends[1])
        }

        deinit {
            closeReading()
            closeWriting()
        }

        func closeReading() {
            if reading >= 0 { close(reading) }
            reading = -1
        }

        func closeWriting() {
            if writing >= 0 { close(writing) }
            writing = -1
        }

        /// What has arrived. At the end it is closed.
        func take() {
            var chunk = [UInt8](repeating: 0, count: 65_536)
            let count = read(reading, &chunk, chunk.count)
            if count > 0 { bytes += chunk[..<count] } else if count == 0 || errno != EINTR { closeReading() }
        }
    }
}

extension InteractiveShell {
    /// `graph --svg FILE`. Nothing is written unless the picture is there.
    func drawSVG(_ dot: String, to path: String) {
        output.flush()
        switch Graphviz.draw(dot, format: "svg") {
        case .drawn(let bytes): save(String(decoding: bytes, as: UTF8.self), to: path)
        case .missing: say("cannot draw \(path): Graphviz is not installed (apt-get install graphviz); graph --dot FILE needs nothing", .warning)
        case .interrupted:
            // The terminal has shown `^C` where the cursor was.
            if editor != nil { output.write("\n") }
            say("interrupted: \(path) is not written", .warning)
        case .failed(let message): say("cannot draw \(path): \(message)", .warning)
        }
    }
}
