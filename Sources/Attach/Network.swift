import NIOCore
import NIOHTTP1
import NIOPosix
import NIOWebSocket
import Platform

extension AttachFailure {
    /// NIO's words are for programmers.
    init(network error: any Error) {
        self.init("\(error)")
        isUnanswered = error is NIOConnectionError || (error as? IOError)?.errnoCode == ECONNREFUSED
    }
}

/// One thread that talks to inspectors, as long as this object lives.
final class Network {
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    var loop: any EventLoop { group.next() }

    /// Seconds for a connection, and for all of an answer.
    private let patience: Double

    init(patience: Double) { self.patience = patience }

    deinit { group.shutdownGracefully { _ in } }

    private var time: TimeAmount { .milliseconds(Int64(patience * 1000)) }
    private var client: ClientBootstrap { ClientBootstrap(group: group).connectTimeout(time) }

    private func connect(_ client: ClientBootstrap, _ host: String, _ port: Int) -> EventLoopFuture<any Channel> {
        do {
            if InspectorAddress.bytes(host) != nil { return client.connect(to: try SocketAddress(ipAddress: host, port: port)) }
        } catch {
            return loop.makeFailedFuture(error)
        }
        return client.connect(host: host, port: port)
    }

    /// The number, whatever the name was.
    private static func hostHeader(_ channel: any Channel, _ address: InspectorAddress) -> String {
        var shown = address
        shown.host = channel.remoteAddress?.ipAddress ?? address.host
        return shown.text
    }

    /// The body of what `path` gives.
    func get(_ path: String, _ host: String, _ address: InspectorAddress) -> EventLoopFuture<HTTPQuestion.Answer> {
        let promise = loop.makePromise(of: HTTPQuestion.Answer.self)
        let client = client.channelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
                try channel.pipeline.syncOperations.addHTTPClientHandlers()
                try channel.pipeline.syncOperations.addHandler(HTTPQuestion(promise))
            }
        }
        connect(client, host, address.port).whenComplete { [time] result in
            switch result {
            case .success(let channel):
                let head = HTTPQuestion.head(path, host: Self.hostHeader(channel, address))
                channel.write(HTTPClientRequestPart.head(head), promise: nil)
                channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
                // Whoever sends a byte now and then is not waited for.
                channel.eventLoop.scheduleTask(in: time) { channel.close(promise: nil) }
            case .failure(let error): promise.fail(error)
            }
        }
        return promise.futureResult
    }

    /// A WebSocket, with the handler that `make` gives on its thread behind it.
    func openWebSocket(_ path: String, _ host: String, _ address: InspectorAddress, _ make: @escaping @Sendable () -> Conversation) -> EventLoopFuture<NIOLoopBound<Conversation>> {
        let promise = loop.makePromise(of: NIOLoopBound<Conversation>.self)
        var shown = address
        shown.host = host
        let header = shown.text
        let client = client.channelInitializer { channel in
            channel.eventLoop.makeCompletedFuture {
                let upgrader = NIOTypedWebSocketClientUpgrader<NIOLoopBound<Conversation>>(maxFrameSize: Conversation.longestMessage, enableAutomaticErrorHandling: false) { channel, _ in
                    channel.eventLoop.makeCompletedFuture {
                        let conversation = make()
                        try channel.pipeline.syncOperations.addHandler(NIOWebSocketFrameAggregator(minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: 4096,
                                                                                                    maxAccumulatedFrameSize: Conversation.longestMessage))
                        try channel.pipeline.syncOperations.addHandler(conversation)
                        return NIOLoopBound(conversation, eventLoop: channel.eventLoop)
                    }
                }
                let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: path, headers: ["Host": header, "Content-Length": "0"])
                let upgrade = NIOTypedHTTPClientUpgradeConfiguration(upgradeRequestHead: head, upgraders: [upgrader]) { channel in
                    channel.close(promise: nil)
                    return channel.eventLoop.makeFailedFuture(AttachFailure("it does not open a WebSocket there"))
                }
                try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(configuration: .init(upgradeConfiguration: upgrade))
                    .cascade(to: promise)
            }
        }
        connect(client, host, address.port).whenFailure { promise.fail($0) }
        return promise.futureResult
    }
}
