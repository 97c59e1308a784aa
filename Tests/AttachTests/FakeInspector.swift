import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import Platform

/// A server on loopback that says what it is told to say, right or wrong.
final class FakeInspector {
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let channel: any Channel
    var port: Int { channel.localAddress?.port ?? 0 }

    /// Answers whatever comes with these bytes; `repeats`: again and again. Empty: it hangs up.
    init(raw bytes: String, repeats: Bool = false) throws {
        channel = try ServerBootstrap(group: group)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(RawAnswer(bytes: bytes, repeats: repeats)) }
            }
            .withBoundSocket(Self.loopbackSocket()).wait()
    }

    /// What it sends when a snapshot is asked for, beside its answers; `ID` stands for the question's number.
    init(snapshot frames: [Frame], unasked: [Frame] = []) throws {
        channel = try ServerBootstrap(group: group)
            .childChannelInitializer { channel in
                let upgrader = NIOWebSocketServerUpgrader(shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture([:]) }, upgradePipelineHandler: { channel, _ in
                    channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Answers(frames: frames, unasked: unasked)) }
                })
                return channel.eventLoop.makeCompletedFuture {
                    let list = NIOLoopBound(List(), eventLoop: channel.eventLoop)
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withServerUpgrade: ([upgrader], { context in
                        context.pipeline.syncOperations.removeHandler(list.value, promise: nil)
                    }))
                    try channel.pipeline.syncOperations.addHandler(list.value)
                }
            }
            .withBoundSocket(Self.loopbackSocket()).wait()
    }

    /// On some free port. Programs that other tests start meanwhile do not get it; NIO's own they would.
    private static func loopbackSocket() throws -> CInt {
        let descriptor = socket(AF_INET, CInt(bitPattern: SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard descriptor >= 0, result == 0 else { throw IOError(errnoCode: errno, reason: "no socket") }
        return descriptor
    }

    deinit { try? group.syncShutdownGracefully() }

    struct Frame: Sendable {
        var text: String
        var opcode = WebSocketOpcode.text
        var isLast = true
        /// The sender goes away instead.
        var hangsUp = false

        static func chunk(_ text: String) -> Frame { Frame(text: #"{"method":"HeapProfiler.addHeapSnapshotChunk","params":{"chunk":"\#(text)"}}"#) }
        static let answer = Frame(text: #"{"id":ID,"result":{}}"#)
        static let end = Frame(text: "", hangsUp: true)
    }

    private final class RawAnswer: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        let bytes: String
        let repeats: Bool
        init(bytes: String, repeats: Bool) { (self.bytes, self.repeats) = (bytes, repeats) }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) { say(context) }

        private func say(_ context: ChannelHandlerContext) {
            if bytes.isEmpty { return context.close(promise: nil) }
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            let written = context.writeAndFlush(NIOAny(ByteBuffer(string: bytes)))
            if repeats { written.whenSuccess { bound.value.0.say(bound.value.1) } }
        }
    }

    private final class List: ChannelInboundHandler, RemovableChannelHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard case .end = unwrapInboundIn(data) else { return }
            let text = #"[{"title":"fake","type":"node","webSocketDebuggerUrl":"ws://127.0.0.1/here"}]"#
            context.write(wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .ok, headers: ["Content-Length": "\(text.utf8.count)"]))), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }
    }

    private final class Answers: ChannelInboundHandler {
        typealias InboundIn = WebSocketFrame
        typealias OutboundOut = WebSocketFrame
        let frames: [Frame]
        let unasked: [Frame]
        init(frames: [Frame], unasked: [Frame]) { (self.frames, self.unasked) = (frames, unasked) }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let frame = unwrapInboundIn(data)
            guard frame.opcode == .text else { return }
            let text = String(buffer: frame.unmaskedData)
            let number = text.split(separator: ":").dropFirst().first.map { $0.prefix { $0.isNumber } } ?? "0"
            let isSnapshot = text.contains("takeHeapSnapshot")
            for part in isSnapshot ? frames : (text.contains("enable\"") ? unasked : []) + [.answer] {
                if part.hangsUp { return context.close(promise: nil) }
                let data = ByteBuffer(string: part.text.split(separator: "ID", omittingEmptySubsequences: false).joined(separator: String(number)))
                context.writeAndFlush(wrapOutboundOut(WebSocketFrame(fin: part.isLast, opcode: part.opcode, data: data)), promise: nil)
            }
        }
    }
}
