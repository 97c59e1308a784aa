// What commands have to show: each a value of its own, in the folder of its command.

/// What a command has to show. A plain value: what it writes as JSON is what Swift makes of it.
public protocol CommandReport: Codable, Equatable, Sendable {
    /// What it is called in JSON, under `command`.
    static var command: String { get }
}

/// The answer to a command: some ``CommandReport``. In JSON it is one object, with the report's name under `command`.
public struct CommandResult: Sendable {
    public let report: any CommandReport

    public init(_ report: some CommandReport) { self.report = report }
}

extension CommandResult: Equatable {
    public static func == (a: CommandResult, b: CommandResult) -> Bool {
        func isEqual<R: CommandReport>(_ report: R) -> Bool { report == b.report as? R }
        return isEqual(a.report)
    }
}

extension CommandResult: Codable {
    private enum Key: String, CodingKey { case command }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self), name = try container.decode(String.self, forKey: .command)
        guard let type = CommandList.reports[name] else {
            throw DecodingError.dataCorruptedError(forKey: .command, in: container, debugDescription: "no command reports \(name)")
        }
        report = try type.init(from: decoder)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(type(of: report).command, forKey: .command)
        try report.encode(to: encoder)
    }
}

extension Report {
    /// What a command has to show, and nothing else.
    init(_ answer: some CommandReport) {
        self.init(source: "")
        result = CommandResult(answer)
    }

    /// The command cannot be done; what to say about it.
    static func refusal(_ message: String) -> Report { Report(Refusal(message: message)) }

    /// What a command has to show, where it is of this type.
    public func answer<Answer: CommandReport>(as type: Answer.Type = Answer.self) -> Answer? { result?.report as? Answer }
}

/// The command could not be understood or done; what to say about it.
public struct Refusal: CommandReport {
    public static let command = "refusal"
    public var message: String

    public init(message: String) {
        self.message = message
    }
}
