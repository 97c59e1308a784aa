import Shell

/// Draws what an entry did, for people.
///
/// The order is that of events: what ran instead of the entry, what it printed, its value or its error, and then, indented by two
/// spaces, what became of the heap. All of it is text from scripts sooner or later, so all of it goes through ``Sanitizer``.
///
///     > dog2 = null
///     null
///       #2 lost dog2 · nothing holds it: the next gc takes it, and weak's entry with it
///
/// ReportView+Tables.swift draws what commands have to show.
public struct ReportView {
    public var style: Style
    /// The cells in a row. Lines of Leash's own are broken to fit; a script's values and output are left to the terminal.
    public var columns: Int
    /// Pictures are drawn with plain characters.
    public var usesASCII: Bool

    /// More weak collections, references and registries than this are counted and not named.
    static let mostLosses = 12
    /// What is drawn where nobody says how wide it is.
    public static let usualColumns = 80

    public init(style: Style, columns: Int = ReportView.usualColumns, usesASCII: Bool = false) {
        self.usesASCII = usesASCII
        self.style = style
        self.columns = columns
    }

    /// The report as lines, each with its newline; empty where there is nothing to tell. `withOutput` false: what the console was
    /// told has been shown already.
    public func text(of report: Report, withOutput: Bool = true) -> String {
        if case .explain(let story) = report.result { return explanation(story, of: report) }
        var page = Page(style: style, columns: columns)
        if let expansion = report.expansion { drawExpansion(expansion, on: &page) }
        for output in report.output where withOutput { page.addRaw(Sanitizer.visible(output.text)) }
        if let value = report.value { page.addRaw(ValueColors.paint(Sanitizer.visible(value), style)) }
        for failure in report.errors { drawFailure(failure, on: &page) }
        // A command that could not be done for it says so itself.
        if report.isInterrupted, !report.isRefused { page.add(StyledText("Interrupted: what it did until then stays.", .warning)) }
        for change in report.changes { drawChange(change, on: &page) }
        if let collection = report.collection { drawCollection(collection, on: &page) }
        for note in report.notes { page.add(StyledText(note, .dim)) }
        if let result = report.result { drawResult(result, on: &page) }
        for change in report.watches { drawWatch(change, on: &page) }
        return page.text
    }

    private func drawExpansion(_ expansion: Expansion, on page: inout Page) {
        var line = StyledText("ran ", .dim)
        line.add(expansion.javaScript)
        line.add(" · plain JavaScript would have thrown \(expansion.wouldThrow)", .dim)
        page.add(line)
    }

    private func drawFailure(_ failure: Failure, on page: inout Page) {
        for line in Sanitizer.visible(failure.text).split(separator: "\n", omittingEmptySubsequences: false) {
            let role: Style.Role? = line.hasPrefix("Uncaught") ? .error : line.hasPrefix("    at ") ? .dim : nil
            page.addRaw(role.map { style($0, String(line)) } ?? String(line))
        }
        if let why = failure.why { page.add(StyledText(why, .warning)) }
    }

    // MARK: The heap

    /// `+ #1 { name: 'Snickers' }   held by dog1`. Without colour it is the change's own `text`.
    func drawChange(_ change: HeapChange, on page: inout Page) {
        var head = StyledText()
        if change.kind == .born {
            head.add("+ ", .born)
            head.add("#\(change.object.number)", .object)
            if !change.object.preview.isEmpty { head.add(" " + change.object.preview) }
        } else {
            head.add("#\(change.object.number)", .object)
        }
        if !change.event.isEmpty { head.add(" " + change.event, role(of: change.kind)) }
        guard !change.consequence.isEmpty else { return page.add(head) }
        let isTurn = change.kind == .lost || change.kind == .affected
        page.add(head, isTurn ? " · " : "   ", StyledText(change.consequence, role(of: change.fate)))
    }

    private func role(of kind: HeapChange.Kind) -> Style.Role? {
        switch kind {
        case .born: .born
        case .gained: .held
        case .mentioned: .dim
        case .lost: .lost
        case .affected: nil
        }
    }

    func role(of fate: Fate) -> Style.Role? {
        switch fate {
        case .alive: nil
        case .leak: .leak
        case .doomed: .doomed
        case .collected: .collected
        }
    }

    /// `collected #2 { name: 'Sunny' } · weak lost 1 entry · 5 objects alive`
    /// `lead` stands before it.
    func drawCollection(_ collection: CollectionReport, lead: String = "", on page: inout Page) {
        var line = StyledText()
        if collection.isEmpty {
            if collection.mayHaveUncounted { line.add("collected what nothing held", .collected) } else { line.add("nothing to collect") }
        } else {
            var taken = collection.collected.map(\.text)
            if collection.others > 0 {
                taken.append(taken.isEmpty ? count(collection.others, "object") + " without a number" : "\(collection.others) more")
            }
            if !taken.isEmpty { line.add("collected " + enumerate(taken), .collected) }
            for loss in collection.losses.prefix(ReportView.mostLosses) { line.add((line.isEmpty ? "" : " · ") + loss.text, .lost) }
            if collection.losses.count > ReportView.mostLosses { line.add(" · and \(collection.losses.count - ReportView.mostLosses) more lost something", .lost) }
        }
        if collection.cleanups > 0 { line.add(" · \(count(collection.cleanups, "cleanup callback")) ran") }
        line.add(" · \(count(collection.alive, "object")) alive")
        if collection.collections > 1 { line.add(" · \(collection.collections) collections", .dim) }
        var whole = StyledText(lead, .dim)
        whole.add(line)
        page.add(whole)
    }

    /// `a, b and c`
    private func enumerate(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", ") + " and " + last
    }

    /// `1 object`, `2 objects`
    func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}

/// Lines in the making. What Leash says itself is indented by two spaces and broken to fit.
struct Page {
    static let indent = "  "

    let style: Style
    let columns: Int
    private(set) var text = ""

    init(style: Style, columns: Int) {
        self.style = style
        self.columns = columns
    }

    /// What a row has room for behind the indentation.
    var room: Int { max(columns - Page.indent.count, 8) }

    /// A text as it is, a line or several.
    mutating func addRaw(_ lines: String) {
        text += lines + "\n"
    }

    /// A line, broken where it is too long; the rows that follow are indented by two more.
    mutating func add(_ line: StyledText, indent: String = "  ") {
        for row in line.rows(width: room, indent: indent) { text += (Page.indent + row.rendered(style)).trimmingEnd + "\n" }
    }

    /// A row that fits.
    mutating func addRow(_ row: StyledText) { text += (Page.indent + row.rendered(style)).trimmingEnd + "\n" }

    /// What happened, and what it comes to: in one row where that fits, else the latter in rows of its own.
    mutating func add(_ head: StyledText, _ separator: String, _ rest: StyledText) {
        var line = head
        line.add(separator)
        line.add(rest)
        if line.cells <= room { return add(line) }
        add(head)
        var below = StyledText("  ")
        below.add(rest)
        add(below)
    }
}

extension Report {
    fileprivate var isRefused: Bool {
        if case .refusal = result { return true }
        return false
    }
}

extension String {
    /// Without the spaces at the end.
    var trimmingEnd: String {
        guard utf8.last == 0x20 else { return self }
        return String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
    }
}
