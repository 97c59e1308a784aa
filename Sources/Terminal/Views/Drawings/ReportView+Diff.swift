import Shell

/// What came and went between two entries.
extension ReportView {
    func drawDiff(_ report: DiffReport, on page: inout Page) {
        let start = report.from == 0 ? "the start" : "entry \(report.from)"
        let isOne = report.to == report.from + 1
        page.add(StyledText(isOne ? "entry \(report.to):" : "from \(start) to entry \(report.to):", .heading))
        drawDifference(report, withOrigin: !isOne, on: &page)
    }

    /// The lines, and the sum below them. `withOrigin`: which entry made what is no matter of course.
    func drawDifference(_ report: DiffReport, withOrigin: Bool, on page: inout Page) {
        for object in report.born.first { drawBorn(object, withOrigin, on: &page) }
        drawRest(report.born.count - report.born.first.count, "were born", on: &page)
        for object in report.died.first { drawDead(object, on: &page) }
        drawRest(report.died.count - report.died.first.count, "died", on: &page)
        for object in report.collected.first { drawDead(object, on: &page) }
        drawRest(report.collected.count - report.collected.first.count, "were collected", on: &page)
        for move in report.moved.first { drawMove(move, .held, on: &page) }
        drawRest(report.moved.count - report.moved.first.count, "moved", on: &page)
        for move in report.changed.first { drawMove(move, move.lostCount > 0 ? .lost : move.gained.allSatisfy(\.isWeak) ? .dim : .held, on: &page) }
        drawRest(report.changed.count - report.changed.first.count, "are held or mentioned otherwise", on: &page)
        page.add(StyledText(report.summary))
        for note in report.notes { page.add(StyledText(note, .dim)) }
    }

    private func drawRest(_ rest: Int, _ what: String, on page: inout Page) {
        if rest > 0 { page.add(StyledText("\(Phrase.more(rest)) \(what)", .dim)) }
    }

    /// `+ #3 { name: 'Rex' }   held by dog3 · made in entry 4, line 1`
    private func drawBorn(_ object: DiffReport.Object, _ withOrigin: Bool, on page: inout Page) {
        var head = StyledText("+ ", .born)
        add(object, to: &head)
        var rest = StyledText(object.holders.isEmpty ? "" : "held by \(holders(object.holders))")
        if let site = object.site, withOrigin || site.line > 1 || site.function != nil {
            rest.add((rest.isEmpty ? "" : " · ") + "made in \(site.text)", .dim)
        }
        rest.isEmpty ? page.add(head) : page.add(head, "   ", rest)
    }

    /// `− #2 { name: 'Sunny' }   was held by dog2 · collected`
    private func drawDead(_ object: DiffReport.Object, on page: inout Page) {
        var head = StyledText("− ", .lost)
        add(object, to: &head)
        var rest = StyledText(object.holders.isEmpty ? "" : "was held by \(holders(object.holders)) · ")
        if object.fate == .doomed {
            rest.add("not collected yet: \(Phrase.nextGC)", .doomed)
        } else {
            rest.add("collected", .collected)
        }
        if let site = object.site { rest.add(" · made in \(site.text)", .dim) }
        page.add(head, "   ", rest)
    }

    private func add(_ object: DiffReport.Object, to line: inout StyledText) {
        guard let number = object.number else { return line.add(object.preview) }
        line.add("#\(number)", .object)
        if !object.preview.isEmpty { line.add(" " + object.preview) }
    }

    /// `#1 moved: dog1 → strong (key)`
    private func drawMove(_ move: DiffReport.Move, _ role: Style.Role, on page: inout Page) {
        var line = StyledText(move.label, move.number == nil ? nil : .object)
        line.add(" " + move.event, role)
        page.add(line)
    }

    private func holders(_ holders: [Holder]) -> String { Phrase.list(holders.map(\.text)) }
}
