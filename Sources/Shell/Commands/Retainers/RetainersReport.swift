/// Who refers to an object, one line each.
public struct RetainersReport: CommandReport {
    public static let command = "retainers"
    public var subject: String
    public var object: ObjectLabel?
    public var fate: Fate
    /// Strong ones first.
    public var rows: [Row]
    /// How many more there are, of each sort.
    public var omittedStrong: Int
    public var omittedWeak: Int

    public struct Row: Codable, Equatable, Sendable {
        public var holder: Holder
        /// What the holder is: `#3 Map(1) {…}`; nil for variables.
        public var what: String?
        /// Something reaches the holder itself.
        public var isAlive: Bool
    }
}
