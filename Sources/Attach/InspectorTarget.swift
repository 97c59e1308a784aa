import FoundationEssentials

/// What can be attached to: a Node program, a page, a worker. All but the path are a stranger's words.
public struct InspectorTarget: Equatable, Sendable {
    public var title: String
    /// `node`, `page`, `worker` …
    public var type: String
    public var url: String
    /// Where its WebSocket is, on the machine that was asked; nil where somebody else has it.
    public var path: String?

    /// The targets in an answer to `/json/list`.
    static func read(_ bytes: [UInt8]) throws(AttachFailure) -> [InspectorTarget] {
        guard let rows = try? JSONDecoder().decode([Row].self, from: Data(bytes)) else { throw AttachFailure("what it lists is no list of an inspector's") }
        return rows.prefix(most).map(\.target)
    }

    /// Nobody chooses among more.
    private static let most = 200

    private struct Row: Decodable {
        var title: String?
        var type: String?
        var url: String?
        var webSocketDebuggerUrl: String?

        var target: InspectorTarget {
            func short(_ text: String?) -> String { String((text ?? "").prefix(200)) }
            return InspectorTarget(title: short(title), type: short(type), url: short(url), path: webSocketDebuggerUrl.flatMap(InspectorTarget.path))
        }
    }

    /// Of such an address nothing but the path counts: whoever was asked is the one who is spoken to, whatever it says of others.
    static func path(_ address: String) -> String? {
        guard address.hasPrefix("ws://") else { return nil }
        let rest = address.dropFirst(5)
        guard let slash = rest.firstIndex(of: "/") else { return nil }
        let path = String(rest[slash...])
        return InspectorAddress.isPath(path) ? path : nil
    }
}
