import Shell

/// `inspect`
extension ReportView {
    func drawInspect(_ report: InspectReport, on page: inout Page) {
        page.add(StyledText(report.subject, role(of: report.fate) ?? .object), "   ", StyledText(origin(report), .dim))
        drawSides(report, on: &page)
        page.add(StyledText("size         \(sizeText(report))"), indent: "               ")
        // A difference that does not show in the two numbers is none to a reader.
        if let other = report.devToolsBytes, let reason = report.devToolsReason, Phrase.bytes(other) != Phrase.bytes(report.retainedBytes) {
            page.add(StyledText("             DevTools would show \(Phrase.bytes(other)): \(reason)", .dim), indent: "               ")
        }
        drawHolders(report, on: &page)
        for (index, mention) in report.mentions.enumerated() {
            page.add(StyledText((index == 0 ? "mentioned by " : "             ") + mention.text, .dim), indent: "               ")
        }
    }

    /// `Object, made in entry 1, line 1`
    private func origin(_ report: InspectReport) -> String {
        report.className + (report.site.map { ", made in \($0.text)" } ?? "")
    }

    private func sizeText(_ report: InspectReport) -> String {
        let shallow = "\(Phrase.bytes(report.shallowBytes)) shallow"
        if report.retainedObjects == 1, report.retainedBytes == report.shallowBytes { return shallow + ", and retains nothing else" }
        let others = report.retainedObjects - 1
        let company = others == 0 ? "only its strings go" : "\(Phrase.count(others, "more object")) \(others == 1 ? "goes" : "go")"
        return "\(shallow), \(Phrase.bytes(report.retainedBytes)) retained: \(company) with it"
    }

    private func drawHolders(_ report: InspectReport, on page: inout Page) {
        let names = Phrase.list(report.holders.prefix(6).map(\.text), of: report.holders.count)
        switch report.fate {
        case .doomed, .collected: page.add(StyledText("held by      nothing: \(Phrase.nextGC)", .doomed))
        case .leak: page.add(joined(StyledText("held by      \(names)"), StyledText("   a leak: the program let go of it", .leak)), indent: "               ")
        case .alive: page.add(StyledText("held by      \(names.isEmpty ? "the language itself" : names)"), indent: "               ")
        }
    }

    // MARK: Side by side

    /// Two columns where they fit, else one below the other.
    private func drawSides(_ report: InspectReport, on page: inout Page) {
        let left = report.codeSees.map { line($0) }, right = report.debuggerSees.map { line($0) }
        if left.isEmpty, right.isEmpty { return }
        let width = min(max(left.map(\.cells).max() ?? 0, "your code sees".count), page.room / 2 - 2)
        if page.room < 56 || (right.map(\.cells).max() ?? 0) + width + 3 > page.room && page.room < 76 {
            return drawStacked(left, right, on: &page)
        }
        let room = page.room - width - 3
        page.add(joined(StyledText("your code sees", .heading).padded(to: width + 3), StyledText("the debugger sees", .heading)))
        // Each side goes on below itself where a line is too long for it.
        let rows = left.flatMap { $0.rows(width: width, indent: "  ") }, others = right.flatMap { $0.rows(width: room, indent: "  ") }
        for index in 0..<max(rows.count, others.count) {
            let first = index < rows.count ? rows[index] : StyledText()
            page.addRow(joined(first.padded(to: width + 3), index < others.count ? others[index] : StyledText()))
        }
    }

    private func drawStacked(_ left: [StyledText], _ right: [StyledText], on page: inout Page) {
        page.add(StyledText("your code sees", .heading))
        for line in left { page.add(joined(StyledText("  "), line), indent: "    ") }
        page.add(StyledText("the debugger sees", .heading))
        for line in right { page.add(joined(StyledText("  "), line), indent: "    ") }
    }

    private func line(_ line: InspectReport.Line) -> StyledText {
        var text = StyledText(line.name, line.name.hasPrefix("[[") ? .special : nil)
        if !line.value.isEmpty { text.add((line.name.isEmpty ? "" : ": ") + line.value) }
        if let remark = line.remark { text.add(" (\(remark))", .dim) }
        return text
    }
}
