import NIOConcurrencyHelpers
import NIOCore
import Platform

/// A program that runs elsewhere and answers questions about its heap. It runs on while nobody asks, and after this object is gone.
public final class AttachedProgram {
    /// What its inspector calls it: a stranger's words.
    public let name: String
    private let network: Network
    private let waiting: Waiting
    private let facts: NIOLockedValueBox<Conversation.Facts>
    private let conversation: NIOLoopBound<Conversation>

    /// A heap is not larger; a stranger is not to fill the disk.
    private static let largestSnapshot = 32 << 30
    /// So long a program may be silent while it collects, or before a snapshot's first part.
    private var silence: Double { waiting.patience * 12_000 }
    /// And so long may a snapshot take in all.
    private static let longest = 1_800_000.0

    init(_ path: String, _ host: String, _ address: InspectorAddress, _ network: Network, _ waiting: Waiting, name: String) throws(AttachFailure) {
        (self.network, self.waiting, self.name) = (network, waiting, name)
        let facts = NIOLockedValueBox(Conversation.Facts())
        self.facts = facts
        let opening = network.openWebSocket(path, host, address) { Conversation(facts) }
        conversation = try waiting.value(of: opening, within: waiting.patience * 2, or: AttachFailure("\(address.text) does not open a WebSocket"))
        // Only Node knows of it.
        do throws(AttachFailure) { try ask(.tellOfEnd) } catch { if error.isInterrupted { throw error } }
        try ask(.enable)
    }

    deinit { close() }

    /// Why it is attached to no more; nil as long as it is.
    public var end: String? { facts.withLockedValue { $0.end } }

    // MARK: Questions

    /// How far a snapshot is.
    public struct Progress: Sendable {
        /// Of the nodes of the heap; 0 where the program does not say.
        public var nodesDone: Int
        public var nodesInAll: Int
        /// What came until now.
        public var bytes: Int
    }

    /// The heap as it is now, as V8 writes it. The program waits until it is written, and not a moment longer.
    public func takeSnapshot(_ tell: (Progress) -> Void) throws(AttachFailure) -> MappedFile {
        let file: TemporaryFile
        do { file = try TemporaryFile(limit: Self.largestSnapshot) } catch { throw AttachFailure("the snapshot cannot be kept: \(error)") }
        do throws(AttachFailure) {
            try ask(.takeSnapshot, into: file) { [facts] in
                let now = facts.withLockedValue { $0 }
                tell(Progress(nodesDone: now.nodesDone, nodesInAll: now.nodesInAll, bytes: now.bytes))
            }
            if file.count == 0 { throw AttachFailure("the program sent an empty snapshot") }
        } catch {
            network.loop.execute { [conversation] in conversation.value.forgetSnapshot() }
            throw error
        }
        do { return try file.mapped() } catch { throw AttachFailure("the snapshot cannot be read: \(error)") }
    }

    /// Collects garbage there.
    public func collectGarbage() throws(AttachFailure) { try ask(.collectGarbage) }

    private func ask(_ command: InspectorCommand, into file: TemporaryFile? = nil, tick: () -> Void = {}) throws(AttachFailure) {
        if let end { throw AttachFailure(end) }
        let loop = network.loop
        let answer = loop.flatSubmit { [conversation] in conversation.value.ask(command, on: loop, into: file) }
        let start = SteadyClock.milliseconds
        try waiting.value(of: answer, tick: tick) {
            let now = SteadyClock.milliseconds
            if now - facts.withLockedValue({ $0.heard }) > silence { return AttachFailure("the program has been silent for \(Int(silence / 1000)) seconds") }
            return now - start > Self.longest ? AttachFailure("the program does not come to an end with it") : nil
        }
    }

    /// Leaves it. Waits until that has been said, for a second at most.
    public func close() {
        let left = network.loop.submit { [conversation] in conversation.value.leave("left") }
        _ = try? Waiting(isInterrupted: { false }).value(of: left, within: 1, or: AttachFailure("busy"))
    }
}
