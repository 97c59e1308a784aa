/// Why a file is no heap snapshot, and where that was seen.
public struct SnapshotProblem: Error, Equatable, Sendable, CustomStringConvertible {
    public let message: String
    /// In bytes from the file's beginning; nil where no place is to blame.
    public let place: Int?

    public init(_ message: String, at place: Int? = nil) {
        self.message = message
        self.place = place
    }

    public var description: String { place.map { "\(message) (at byte \($0))" } ?? message }
}

/// What is missing of a snapshot that could be read all the same.
public struct SnapshotDamage: Equatable, Sendable {
    /// The file ends in the middle of this section.
    public var endsIn: String?
    /// Of so many nodes or edges that the file promises.
    public var missingNodes = 0
    public var missingEdges = 0
    public var missingStrings = 0
    /// References that lead nowhere.
    public var brokenEdges = 0
    /// References behind those that the nodes count.
    public var surplusEdges = 0
    /// Nodes of a type, or with a name, that there is not.
    public var strangeNodes = 0

    public var isNone: Bool { self == SnapshotDamage() }

    /// In a sentence; nil for a whole file.
    public var text: String? {
        if isNone { return nil }
        var parts: [String] = []
        if missingNodes > 0 { parts.append("\(missingNodes) nodes") }
        if missingEdges > 0 { parts.append("\(missingEdges) references") }
        if missingStrings > 0 { parts.append("\(missingStrings) names") }
        if brokenEdges > 0 { parts.append("\(brokenEdges) references that lead nowhere") }
        if surplusEdges > 0 { parts.append("\(surplusEdges) \(surplusEdges == 1 ? "reference" : "references") of no node") }
        let strange = strangeNodes > 0 ? ["\(strangeNodes == 1 ? "1 node has" : "\(strangeNodes) nodes have") a type or a name that there is not"] : []
        let all = strange + (parts.isEmpty ? [] : ["left out are \(parts.joined(separator: ", "))"]), what = all.isEmpty ? "" : ": \(all.joined(separator: "; "))"
        return (endsIn.map { "the file ends in the middle of its \($0)" } ?? "the file is damaged") + what
    }
}
