import NIOConcurrencyHelpers
import NIOCore
import NIOWebSocket
import Platform

/// The two directions of a WebSocket to an inspector. It lives on the network's thread; what others may know is in ``Facts``.
final class Conversation: ChannelDuplexHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundIn = Never
    typealias OutboundOut = WebSocketFrame

    /// No message of an inspector's is longer: a part of a snapshot has 102,400 characters, each of six bytes at most.
    static let longestMessage = 16 << 20

    /// For everybody who wants to know how things stand.
    struct Facts: Sendable {
        /// Milliseconds, when it last said something.
        var heard = SteadyClock.milliseconds
        var nodesDone = 0
        var nodesInAll = 0
        var bytes = 0
        /// Why the connection is no more.
        var end: String?
    }
    let facts: NIOLockedValueBox<Facts>

    private var context: ChannelHandlerContext?
    private var lastNumber = 0
    private var questions: [Int: (command: InspectorCommand, promise: EventLoopPromise<Void>)] = [:]
    /// Where a snapshot's text goes while one is on its way.
    private var file: TemporaryFile?

    init(_ facts: NIOLockedValueBox<Facts>) { self.facts = facts }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }
    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    // MARK: Asking

    func ask(_ command: InspectorCommand, on loop: any EventLoop, into file: TemporaryFile? = nil) -> EventLoopFuture<Void> {
        guard let context else { return loop.makeFailedFuture(gone) }
        // Its parts would be taken for the new one's.
        if file != nil, questions.values.contains(where: { $0.command == .takeSnapshot }) {
            return loop.makeFailedFuture(AttachFailure("a snapshot that nobody waits for any more is still on its way: try again in a moment"))
        }
        let promise = loop.makePromise(of: Void.self)
        lastNumber += 1
        questions[lastNumber] = (command, promise)
        if let file {
            self.file = file
            facts.withLockedValue { ($0.nodesDone, $0.nodesInAll, $0.bytes) = (0, 0, 0) }
        }
        facts.withLockedValue { $0.heard = SteadyClock.milliseconds }
        send(.text, ByteBuffer(string: command.text(number: lastNumber)), context)
        return promise.futureResult
    }

    /// Says goodbye. The program goes on as if nobody had been there.
    func leave(_ reason: String) {
        facts.withLockedValue { $0.end = $0.end ?? reason }
        guard let context else { return }
        // 1000: a normal end.
        send(.connectionClose, ByteBuffer(bytes: [0x03, 0xE8]), context)
        context.close(promise: nil)
    }

    /// Nobody waits for the snapshot any more.
    func forgetSnapshot() { file = nil }

    private func send(_ kind: WebSocketOpcode, _ data: ByteBuffer, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(WebSocketFrame(fin: true, opcode: kind, maskKey: .random(), data: data)), promise: nil)
    }

    // MARK: Hearing

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var frame = unwrapInboundIn(data)
        facts.withLockedValue { $0.heard = SteadyClock.milliseconds }
        switch frame.opcode {
        case .text:
            if let mask = frame.maskKey { frame.data.webSocketUnmask(mask) }
            guard let message = InspectorMessage.read(frame.data.readableBytesView) else { return leave("what it says is no inspector's message") }
            take(message)
        case .ping: send(.pong, frame.unmaskedData, context)
        case .connectionClose: leave("the program closed the connection")
        default: break
        }
    }

    private func take(_ message: InspectorMessage) {
        if let number = message.id {
            guard let question = questions.removeValue(forKey: number) else { return }
            if question.command == .takeSnapshot { file = nil }
            guard let error = message.error else { return question.promise.succeed() }
            return question.promise.fail(AttachFailure("\(question.command.rawValue): \((error.message ?? "refused").prefix(300))"))
        }
        switch message.method {
        case "HeapProfiler.addHeapSnapshotChunk": if let chunk = message.params?.chunk { keep(chunk) }
        case "HeapProfiler.reportHeapSnapshotProgress":
            facts.withLockedValue { ($0.nodesDone, $0.nodesInAll) = (message.params?.done ?? 0, message.params?.total ?? 0) }
        case "NodeRuntime.waitingForDisconnect": leave("the program has come to its end")
        case "Inspector.targetCrashed": leave("the program crashed")
        case "Inspector.detached": leave("the inspector let go: \((message.params?.reason ?? "no reason given").prefix(100))")
        default: break
        }
    }

    /// To the file; what comes when nobody asked is dropped.
    private func keep(_ chunk: String) {
        guard let file else { return }
        do {
            try file.append(chunk)
            facts.withLockedValue { $0.bytes = file.count }
        } catch {
            self.file = nil
            for (number, question) in questions where question.command == .takeSnapshot {
                questions[number] = nil
                question.promise.fail(AttachFailure("the snapshot cannot be kept: \(error)"))
            }
        }
    }

    // MARK: The end

    private var gone: AttachFailure { AttachFailure(facts.withLockedValue { $0.end } ?? "the connection is closed") }

    func channelInactive(context: ChannelHandlerContext) {
        facts.withLockedValue { $0.end = $0.end ?? "the program has ended, or closed its inspector" }
        file = nil
        let left = questions
        questions = [:]
        for question in left.values { question.promise.fail(gone) }
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let reason = error is NIOWebSocketError || error is NIOWebSocketFrameAggregator.Error ? "what it sends breaks the rules of WebSockets, or is too long" : "the connection broke: \(error)"
        leave(reason)
    }
}
