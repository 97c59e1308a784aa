import Engine

/// Where something was made.
public struct SiteReport: Codable, Equatable, Sendable {
    /// The journal's entry that was running.
    public var entry: Int
    /// The entry in which the code stands, where that is another one.
    public var codeEntry: Int?
    /// Numbered from 1, in the text of the entry that has the code.
    public var line: Int
    public var column: Int
    /// The function that made it; nil at the top level.
    public var function: String?

    init(_ site: AllocationSite) {
        entry = site.period
        line = site.line
        column = site.column
        // What runs a class's fields has no name in the program.
        function = site.function.isEmpty || site.function.hasPrefix("<") ? nil : site.function
        if let number = EntryName.entry(site.source), number != site.period { codeEntry = number }
    }

    /// `entry 3, line 1`, `entry 7, by makeDog of entry 2, line 4`
    public var text: String {
        let by = function.map { ", by \($0)" } ?? ""
        let of = codeEntry.map { by.isEmpty ? ", by code of entry \($0)" : " of entry \($0)" } ?? ""
        return "entry \(entry)\(by)\(of), line \(line)"
    }
}
