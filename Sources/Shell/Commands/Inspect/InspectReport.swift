/// An object as the language shows it and as a debugger sees it.
public struct InspectReport: CommandReport {
    public static let command = "inspect"
    /// `#1 { name: 'Snickers' }`
    public var subject: String
    public var object: ObjectLabel?
    /// The constructor's name.
    public var className: String
    public var fate: Fate
    /// What code can find out.
    public var codeSees: [Line] = []
    /// What only a debugger can.
    public var debuggerSees: [Line] = []
    /// Bytes of the object with the storage that it owns.
    public var shallowBytes = 0
    /// Bytes that would be free without it. Exact: found by taking it out and looking who lives.
    public var retainedBytes = 0
    /// Of an object in a file: what DevTools would show instead, where that differs.
    public var devToolsBytes: Int?
    /// `it counts a WeakMap's value under its key alone`
    public var devToolsReason: String?
    /// How many objects would die with it, itself included.
    public var retainedObjects = 0
    /// Nil for what no script made.
    public var site: SiteReport?
    public var holders: [Holder] = []
    /// Every weak collection, reference and registry that mentions it, and what it says about it.
    public var mentions: [Mention] = []

    /// A property, or an internal slot.
    public struct Line: Codable, Equatable, Sendable {
        /// `name`, `[[Prototype]]`; empty where the line goes on with the one before.
        public var name: String
        public var value: String
        /// What is unusual about it: `read-only`, `not enumerable`.
        public var remark: String?

        /// `name: 'Snickers'`
        public var text: String {
            let start = name.isEmpty ? value : value.isEmpty ? name : name + ": " + value
            return remark.map { "\(start) (\($0))" } ?? start
        }
    }

    /// One weak entry that has the object for its key, element or target.
    public struct Mention: Codable, Equatable, Sendable {
        public var holder: Holder
        /// The value under this key, what a registry will be told; nil for elements and references.
        public var value: String?

        /// `weak (key) ⇢ 'Sunny is the best!'`
        public var text: String { value.map { "\(holder.text) ⇢ \($0)" } ?? holder.text }
    }
}
