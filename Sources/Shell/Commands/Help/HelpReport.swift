/// `help`: all commands by group, or more about one word.
public struct HelpReport: CommandReport {
    public static let command = "help"
    /// All commands by what they are for; empty where one word is asked about.
    public var groups: [Group] = []
    /// The commands that the word stands for, each in a line; of `help all` all of them.
    public var commands: [Command] = []
    /// Sentences below.
    public var text: [String] = []
    /// Entries to try, one after the other.
    public var example: [String] = []
    /// What it holds, of a word that is about holding: `its keys and values`.
    public var holds: String?

    public struct Group: Codable, Equatable, Sendable {
        public var title: String
        /// `gc [--explain]`, `why X`
        public var usages: [String]
    }

    public struct Command: Codable, Equatable, Sendable {
        /// `why X`
        public var usage: String
        /// In a line.
        public var summary: String
    }
}
