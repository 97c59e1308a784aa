import Platform

/// What is asked to be attached to, as it is typed: `9229`, `localhost:9222`, `ws://127.0.0.1:9229/6f0e…`.
public enum AttachSubject: Equatable, Sendable {
    case address(InspectorAddress)
    /// A port, or a process.
    case number(Int)

    /// Nil is where Node's inspector is as a rule.
    public init(_ text: String?) throws(AttachFailure) {
        guard let text else {
            self = .address(InspectorAddress(host: InspectorAddress.ownHost, port: InspectorAddress.usualPort))
            return
        }
        if !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            guard let number = Int(text), number > 0, number <= Int(Int32.max) else { throw AttachFailure("\(text) is neither a port nor a process") }
            self = .number(number)
        } else {
            self = .address(try InspectorAddress(text))
        }
    }
}

/// Where an inspector listens.
public struct InspectorAddress: Equatable, Sendable {
    /// A name or an address, without brackets.
    public var host: String
    public var port: Int
    /// Of one target, where it was named.
    public var path: String?

    static let usualPort = 9229
    static let ownHost = "127.0.0.1"

    init(host: String, port: Int, path: String? = nil) { (self.host, self.port, self.path) = (host, port, path) }

    /// Reads `[ws://|http://]HOST[:PORT][/PATH]`.
    init(_ text: String) throws(AttachFailure) {
        var rest = text[...]
        if let mark = text.firstRange(of: "://") {
            let scheme = text[..<mark.lowerBound].lowercased()
            if ["wss", "https"].contains(scheme) { throw AttachFailure("\(text): an inspector that wants TLS is not one on this machine; Leash speaks ws and http") }
            guard ["ws", "http"].contains(scheme) else { throw AttachFailure("\(text): an inspector's address begins with ws:// or http://") }
            rest = text[mark.upperBound...]
        }
        if let slash = rest.firstIndex(of: "/") {
            let path = rest[slash...]
            guard path == "/" || Self.isPath(String(path)) else { throw AttachFailure("\(text): what stands behind the port is no path") }
            self.path = path == "/" ? nil : String(path)
            rest = rest[..<slash]
        }
        var port = Self.usualPort
        if let colon = rest.lastIndex(of: ":"), rest.hasSuffix("]") == false, rest.hasPrefix("[") || rest.firstIndex(of: ":") == colon {
            guard let number = Int(rest[rest.index(after: colon)...]), (1...65535).contains(number) else { throw AttachFailure("\(text): a port is a number from 1 to 65535") }
            port = number
            rest = rest[..<colon]
        }
        let name = rest.hasPrefix("[") && rest.hasSuffix("]") ? String(rest.dropFirst().dropLast()) : String(rest)
        guard Self.isHost(name) else { throw AttachFailure("\(text) is no port, no process and no address: leash attach 9229, leash attach localhost:9222") }
        (host, self.port) = (name, port)
    }

    private static func isHost(_ name: String) -> Bool {
        if bytes(name) != nil { return true }
        return !name.isEmpty && name.utf8.count <= 253 && name.utf8.allSatisfy { $0 == 0x2D || $0 == 0x2E || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
    }

    /// It can stand in the first line of a request: a `/`, and nothing that would end the line or begin another header.
    static func isPath(_ text: String) -> Bool { text.hasPrefix("/") && text.utf8.count <= 512 && text.utf8.allSatisfy { (0x21...0x7E).contains($0) } }

    /// `127.0.0.1:9229`, `[::1]:9229`
    public var text: String { (host.contains(":") ? "[\(host)]" : host) + ":\(port)" }

    // MARK: This machine

    /// The addresses to try, in order; the name itself for what only a resolver knows.
    var candidates: [String] { host.lowercased() == "localhost" ? [Self.ownHost, "::1"] : [host] }

    /// Nobody but this machine hears what is said to it.
    public var isLoopback: Bool {
        if host.lowercased() == "localhost" { return true }
        guard let bytes = Self.bytes(host) else { return false }
        return bytes.count == 4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
    }

    /// The numbers of an address; nil for a name.
    static func bytes(_ text: String) -> [UInt8]? {
        var four = [UInt8](repeating: 0, count: 4), sixteen = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &four) == 1 { return four }
        return inet_pton(AF_INET6, text, &sixteen) == 1 ? sixteen : nil
    }
}
