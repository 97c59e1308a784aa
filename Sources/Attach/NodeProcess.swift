import Platform

/// A Node process of this machine, which starts its inspector at SIGUSR1. Elsewhere than on Linux only its number is known.
struct NodeProcess {
    let id: pid_t

    /// Nil where there is none of that number.
    init?(_ number: Int) {
        guard let id = pid_t(exactly: number), id > 0, kill(id, 0) == 0 || errno == EPERM else { return nil }
        self.id = id
    }

    /// The port of its inspector, which runs by then. `isInspector` asks who listens on a port. A server of the program's own hears that question, too:
    /// it is put only where the process was started with an inspector on some free port, or where the signal brought none.
    func startInspector(_ isInterrupted: () -> Bool, _ isInspector: (Int) throws(AttachFailure) -> Bool) throws(AttachFailure) -> Int {
        try checkSignal()
        let before = listeningPorts
        // It was started with one on some free port.
        if wasStartedWithInspector, portOfCommandLine == nil {
            for port in before.sorted() where try isInspector(port) { return port }
        }
        guard kill(id, SIGUSR1) == 0 else { throw AttachFailure("process \(id) takes no signal of yours: \(systemMessage(errno))") }
        let named = portOfCommandLine ?? InspectorAddress.usualPort
        if let port = try portAfterSignal(named, before, isInterrupted) { return port }
        // One that the program opened itself: the signal does nothing then.
        for port in before.sorted() where try isInspector(port) { return port }
        let ports = before.isEmpty ? "" : " (it listens on \(before.sorted().map { "\($0)" }.joined(separator: ", ")))"
        throw AttachFailure("process \(id)\(ports) was sent SIGUSR1 and opened no inspector on port \(named), which may be taken · if it has one on another port: leash attach PORT")
    }

    /// The port that came since `before`, or `named`; nil where there is none within the time.
    private func portAfterSignal(_ named: Int, _ before: Set<Int>, _ isInterrupted: () -> Bool) throws(AttachFailure) -> Int? {
        let end = SteadyClock.milliseconds + 5000
        while SteadyClock.milliseconds < end {
            let now = listeningPorts
            if let new = now.subtracting(before).min() { return new }
            // It ran already: then the signal does nothing.
            if now.contains(named) || !hasFacts { return named }
            if isInterrupted() { throw .interrupted }
            usleep(20_000)
        }
        return nil
    }

    // MARK: Facts of the system

    /// Whether the system tells of processes.
    private var hasFacts: Bool { Files.isFolder("/proc/\(id)") }

    /// The signal would end a process that does not expect it, or mean something else to it.
    private func checkSignal() throws(AttachFailure) {
        guard hasFacts else { return }
        let name = link("exe").map { String($0.split(separator: "/").last ?? "") }
        guard let name else { throw AttachFailure("process \(id) is somebody else's") }
        guard name.lowercased().contains("node"), catchesSignal else {
            throw AttachFailure("process \(id) is \(name), which starts no inspector at SIGUSR1: only Node does · leash attach PORT takes any inspector that listens")
        }
        guard link("ns/net") == Self(own: getpid()).link("ns/net") else {
            throw AttachFailure("process \(id) has a network of its own (a container): start it with --inspect=0.0.0.0:9229, give the port out, and leash attach that port")
        }
    }

    private init(own id: pid_t) { self.id = id }

    private var catchesSignal: Bool {
        let mark = "SigCgt:"
        guard let line = text("status").split(separator: "\n").first(where: { $0.hasPrefix(mark) }) else { return false }
        let mask = UInt64(line.dropFirst(mark.count).drop { $0 == "\t" || $0 == " " }, radix: 16) ?? 0
        return mask & (1 << UInt64(SIGUSR1 - 1)) != 0
    }

    /// `--inspect=9230`, `--inspect-port=127.0.0.1:9231`
    private var portOfCommandLine: Int? {
        for argument in text("cmdline").split(separator: "\0") where argument.hasPrefix("--inspect") || argument.hasPrefix("--debug-port") {
            guard let value = argument.split(separator: "=", maxSplits: 1).dropFirst().first, let port = Int(value.split(separator: ":").last ?? "") else { continue }
            if port > 0 { return port }
        }
        return nil
    }

    private var wasStartedWithInspector: Bool {
        (text("cmdline") + text("environ")).split(separator: "\0").contains { $0.hasPrefix("--inspect") || $0.hasPrefix("NODE_OPTIONS=") && $0.contains("--inspect") }
    }

    /// Where it waits for connections.
    private var listeningPorts: Set<Int> {
        let sockets = Set((Files.names(in: "/proc/\(id)/fd") ?? []).compactMap { link("fd/\($0)") }.filter { $0.hasPrefix("socket:[") })
        var ports: Set<Int> = []
        for line in (text("net/tcp") + text("net/tcp6")).split(separator: "\n") {
            let fields = line.split(separator: " ")
            // 0A: it listens.
            guard fields.count > 9, fields[3] == "0A", sockets.contains("socket:[\(fields[9])]"), let port = Int(fields[1].split(separator: ":").last ?? "", radix: 16) else { continue }
            ports.insert(port)
        }
        return ports
    }

    private func text(_ name: String) -> String { (try? Files.read("/proc/\(id)/\(name)", .anything, limit: 16 << 20)).map { String(decoding: $0, as: UTF8.self) } ?? "" }

    private func link(_ name: String) -> String? {
        var target = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/\(id)/\(name)", &target, target.count)
        return count > 0 ? String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
    }
}
