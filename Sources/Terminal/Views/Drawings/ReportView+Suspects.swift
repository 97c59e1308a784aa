import Shell

/// `leaks` of a heap in a file.
extension ReportView {
    func drawSuspects(_ report: LeaksReport, on page: inout Page) {
        let total = report.programBytes ?? 0
        let isEmpty = report.suspects.isEmpty && report.groups.isEmpty
        if isEmpty { page.add(StyledText("nothing piles up: \(Phrase.bytes(total)) are the program's, and no place keeps many alike or one that is large")) }
        for suspect in report.suspects { draw(suspect, of: total, on: &page) }
        if let slices = report.slices, !report.suspects.contains(where: { $0.kind == "strings" }) {
            page.add(joined(StyledText("\(Phrase.count(slices.count, "slice")) of long strings"), StyledText("   keep \(Phrase.bytes(slices.bytes))", .leak)), indent: "    ")
            page.add(StyledText("  \(slices.path)", .dim), indent: "      ")
            page.add(StyledText("  a slice keeps the whole string that it was cut from; a copy of the slice would let go of it"), indent: "    ")
        }
        for duplicate in report.duplicates {
            page.add(joined(StyledText(words(for: duplicate)), StyledText("   \(Phrase.bytes(duplicate.bytes)) too much\(duplicate.isBeginning ? ", if they end alike" : "")", .leak)), indent: "    ")
            page.add(StyledText("  one of them: \(duplicate.path)", .dim), indent: "      ")
        }
        if let detached = report.detached {
            page.add(joined(StyledText("\(Phrase.count(detached.count, "node")) of a page that \(detached.count == 1 ? "is" : "are") no part of it any more"),
                            StyledText("   \(Phrase.bytes(detached.bytes))", .leak)), indent: "    ")
            for path in detached.paths { page.add(StyledText("  \(path)", .dim), indent: "      ") }
        }
        let end = isEmpty ? "." : ": these are the places that keep most of its \(Phrase.bytes(total))."
        page.add(StyledText("A snapshot does not tell what the program let go of\(end)", .dim))
    }

    private func words(for duplicate: LeaksReport.Duplicate) -> String {
        duplicate.isBeginning ? "\(duplicate.count) strings of one length begin with \(duplicate.text)" : "\(duplicate.text) is there \(duplicate.count) times"
    }

    private func draw(_ suspect: LeaksReport.Suspect, of total: Int, on page: inout Page) {
        var head = StyledText(suspect.holder)
        let share = total > 0 ? suspect.bytes * 100 / total : 0
        if suspect.alike > 1 { head.add(" … and \(suspect.alike - 1) alike") }
        let verb = suspect.alike > 1 || suspect.holder.hasPrefix("several holders") ? "keep" : "keeps"
        head.add("   \(verb) \(suspect.things): \(Phrase.bytes(suspect.bytes))" + (share >= 1 ? ", \(share) %" : ""), .leak)
        page.add(head, indent: "    ")
        if !suspect.contents.isEmpty { page.add(StyledText("  " + suspect.contents.joined(separator: " · "), .dim), indent: "      ") }
        if suspect.path != suspect.holder { page.add(StyledText("  one of them: \(suspect.path)", .dim), indent: "      ") }
        page.add(StyledText("  " + suspect.cure), indent: "    ")
    }
}
