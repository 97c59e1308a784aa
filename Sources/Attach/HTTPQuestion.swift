import NIOCore
import NIOHTTP1

/// Collects the answer to one request, up to a limit. It follows no redirect: an inspector has none.
final class HTTPQuestion: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart

    struct Answer: Sendable {
        var body: [UInt8]
        /// Who gave it, as a number: a name would be refused later, since browsers may be led astray by names.
        var host: String?
    }

    /// No list of targets is longer.
    private static let limit = 1 << 20

    private let promise: EventLoopPromise<Answer>
    private var status: HTTPResponseStatus?
    private var body: [UInt8] = []

    init(_ promise: EventLoopPromise<Answer>) { self.promise = promise }

    static func head(_ path: String, host: String) -> HTTPRequestHead {
        HTTPRequestHead(version: .http1_1, method: .GET, uri: path, headers: ["Host": host, "Connection": "close"])
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            status = head.status
            if head.status != .ok { fail("it answers with \(head.status.code): that is no inspector", context) }
        case .body(let part):
            if body.count + part.readableBytes > Self.limit { return fail("its list of targets does not end", context) }
            body += part.readableBytesView
        case .end:
            promise.succeed(Answer(body: body, host: context.channel.remoteAddress?.ipAddress))
            context.close(promise: nil)
        }
    }

    func channelInactive(context: ChannelHandlerContext) { promise.fail(AttachFailure("it hung up: that is no inspector")) }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { fail("what it answers is no HTTP", context) }

    private func fail(_ text: String, _ context: ChannelHandlerContext) {
        promise.fail(AttachFailure(text))
        context.close(promise: nil)
    }
}
