public struct HelpReport: CommandReport {
    public static let command = "help"
    public var commands: [Command]
    /// Sentences below the table.
    public var text: [String]

    public struct Command: Codable, Equatable, Sendable {
        /// `why X`
        public var usage: String
        /// In a line.
        public var summary: String
    }
}
