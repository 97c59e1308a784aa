import NIOCore
import NIOPosix
import Platform

/// An inspector that listens: of Node's `--inspect`, of Chrome or Deno. Here one asks what there is to attach to.
public final class Inspector {
    public let address: InspectorAddress
    private let network: Network
    private let waiting: Waiting
    private var host = ""

    /// Finds the inspector that is meant. A process is told by a signal to start one. `allowed`: the only host that may be another machine.
    /// `patience`: seconds for an answer that takes no work.
    public init(_ subject: AttachSubject, allowed: String?, patience: Double = 5, isInterrupted: @escaping () -> Bool) throws(AttachFailure) {
        network = Network(patience: patience)
        waiting = Waiting(isInterrupted: isInterrupted, patience: patience)
        switch subject {
        case .address(let address):
            guard address.isLoopback || address.host == allowed else { throw Self.refusal(address.host) }
            self.address = address
        case .number(let number): address = InspectorAddress(host: InspectorAddress.ownHost, port: try Self.port(number, network, waiting))
        }
    }

    private static func refusal(_ host: String) -> AttachFailure {
        AttachFailure("\(host) is not this machine: whoever listens there, or on the way, sees the program's heap and may answer what he likes · if you mean it: --allow-remote \(host)")
    }

    private static let advice = "start the program with node --inspect, or name its process: leash attach PID"

    // MARK: Ports and processes

    /// A number is a port where something listens on it, or else a process.
    private static func port(_ number: Int, _ network: Network, _ waiting: Waiting) throws(AttachFailure) -> Int {
        let isPort = number <= 65535
        if isPort, try isOpen(number, network, waiting) { return number }
        guard let process = NodeProcess(number) else {
            if !isPort { throw AttachFailure("no process has the number \(number)") }
            throw AttachFailure("nothing listens on port \(number), and no process has this number · \(Self.advice)")
        }
        return try process.startInspector(waiting.isInterrupted) { (port: Int) throws(AttachFailure) in try isInspector(port, network, waiting) }
    }

    /// Whether an inspector answers there, and no other server of the program's. An inspector has a thread of its own and is quick.
    private static func isInspector(_ number: Int, _ network: Network, _ waiting: Waiting) throws(AttachFailure) -> Bool {
        do throws(AttachFailure) {
            let answer = try version(number, network, waiting, within: min(waiting.patience, 2), or: AttachFailure("port \(number) does not answer"))
            return String(decoding: answer.body, as: UTF8.self).contains("\"Protocol-Version\"")
        } catch {
            if error.isInterrupted { throw error }
            return false
        }
    }

    private static func isOpen(_ number: Int, _ network: Network, _ waiting: Waiting) throws(AttachFailure) -> Bool {
        let silent = AttachFailure("port \(number) does not answer")
        do throws(AttachFailure) {
            _ = try version(number, network, waiting, within: waiting.patience, or: silent)
            return true
        } catch {
            if error.isInterrupted || error == silent { throw error }
            return !error.isUnanswered
        }
    }

    /// What a port of this machine says when an inspector's version is asked for.
    private static func version(_ number: Int, _ network: Network, _ waiting: Waiting, within seconds: Double, or silent: AttachFailure) throws(AttachFailure) -> HTTPQuestion.Answer {
        let address = InspectorAddress(host: InspectorAddress.ownHost, port: number)
        return try waiting.value(of: network.get("/json/version", address.host, address), within: seconds, or: silent)
    }

    // MARK: Targets

    /// What can be attached to. A path that was named is one already.
    public func targets() throws(AttachFailure) -> [InspectorTarget] {
        let silent = AttachFailure("\(address.text) does not answer")
        var last = silent
        for host in address.candidates {
            do throws(AttachFailure) {
                let question = network.get(address.path == nil ? "/json/list" : "/json/version", host, address)
                let answer = try waiting.value(of: question, within: waiting.patience * 2, or: silent)
                self.host = answer.host ?? host
                if let path = address.path { return [InspectorTarget(title: address.text + path, type: "", url: "", path: path)] }
                return try InspectorTarget.read(answer.body)
            } catch {
                if error.isInterrupted { throw error }
                last = AttachFailure("\(address.text): \(Self.plain(error))")
            }
        }
        throw last
    }

    private static func plain(_ failure: AttachFailure) -> String {
        failure.isUnanswered ? "nothing listens there · \(advice)" : failure.description
    }

    /// Attaches. Node says so on the program's standard error; nothing else changes.
    public func attach(to target: InspectorTarget) throws(AttachFailure) -> AttachedProgram {
        guard let path = target.path else { throw AttachFailure("somebody else is attached to it: DevTools, perhaps") }
        return try AttachedProgram(path, host, address, network, waiting, name: target.title)
    }
}
