/// What an edge is to the questions that the explorer answers.
public struct EdgeClass: OptionSet, Sendable, Hashable, BitwiseCopyable {
    public let rawValue: UInt16
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let property = EdgeClass(rawValue: 1)
    public static let element = EdgeClass(rawValue: 2)
    /// A closure's variable, or the environment that holds it.
    public static let variable = EdgeClass(rawValue: 4)
    public static let slot = EdgeClass(rawValue: 8)
    public static let prototype = EdgeClass(rawValue: 16)
    /// An object or symbol that is a Map's key, or a Set's element.
    public static let entry = EdgeClass(rawValue: 32)
    /// The value of a Map's entry whose key could be held weakly.
    public static let entryValue = EdgeClass(rawValue: 64)
    /// The value of a Map's entry whose key could not.
    public static let plainEntryValue = EdgeClass(rawValue: 128)
    public static let hidden = EdgeClass(rawValue: 256)
    /// Does not hold: a mention.
    public static let weak = EdgeClass(rawValue: 512)
    /// The value of a WeakMap's entry: holds while the key is alive, too.
    public static let ephemeron = EdgeClass(rawValue: 1024)

    /// What a timer calls, and with what.
    public static let timer = EdgeClass(rawValue: 2048)
    /// What happens when a promise is settled.
    public static let reaction = EdgeClass(rawValue: 4096)

    /// Where an emitter or an event target has its listeners; beside ``property``.
    public static let listener = EdgeClass(rawValue: 8192)

    /// What does not hold by itself.
    public static let notStrong: EdgeClass = [.weak, .ephemeron]
}

/// An entry whose value is held by a table and a key together.
public struct Ephemeron: Sendable, BitwiseCopyable {
    private let place: Node
    public let key: Node
    public let value: Node

    /// `isStrong`: an entry of a Map, which is an ephemeron only in the question what would be if the Map were weak.
    public init(table: Node, key: Node, value: Node, isStrong: Bool) {
        place = isStrong ? ~table : table
        self.key = key
        self.value = value
    }
    public var table: Node { place < 0 ? ~place : place }
    public var isStrong: Bool { place < 0 }
}
