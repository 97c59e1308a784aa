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
/// What commands have to show is drawn by what ``Drawing`` lists.
public struct ReportView {
    public var style: Style
    /// The cells in a row. Lines of Leash's own are broken to fit; a script's values and output are left to the terminal.
    public var columns: Int
    /// Pictures are drawn with plain characters.
    public var usesASCII: Bool

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
        if let story = report.answer(as: ExplainReport.self) { return explanation(story, of: report) }
        var page = Page(style: style, columns: columns)
        if let expansion = report.expansion { drawExpansion(expansion, on: &page) }
        for output in report.output where withOutput { page.addRaw(Sanitizer.visible(output.text)) }
        if let value = report.value { page.addRaw(ValueColors.paint(Sanitizer.visible(value), style)) }
        for failure in report.errors { drawFailure(failure, on: &page) }
        // A command that could not be done for it says so itself.
        if let interruption = report.interruption, report.timeLimit != nil || report.answer(as: Refusal.self) == nil {
            let stays = report.answer(as: Refusal.self) != nil ? "" : report.timeLimit == nil ? ": what it did until then stays." : ". What it did until then stays."
            page.add(StyledText(interruption.prefix(1).uppercased() + interruption.dropFirst() + stays, .warning))
        }
        for change in report.changes { drawChange(change, on: &page) }
        if let collection = report.collection { drawCollection(collection, on: &page) }
        for note in report.notes { page.add(StyledText(note, .dim)) }
        if let result = report.result { Drawing.draw(result.report, self, on: &page) }
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
        for (index, line) in Sanitizer.visible(failure.text).split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            // Of a syntax error the place comes first.
            let role: Style.Role? = index == 0 && failure.text.hasSuffix(failure.error) && !failure.isSyntaxError ? .error : line.hasPrefix("    at ") ? .dim : nil
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
        page.add(head, change.isTurn ? " · " : "   ", StyledText(change.consequence, role(of: change.fate)))
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

    // MARK: Refusals

    /// What cannot be done, and why.
    func drawRefusal(_ refusal: Refusal, on page: inout Page) { page.add(StyledText(refusal.message, .warning)) }
}
