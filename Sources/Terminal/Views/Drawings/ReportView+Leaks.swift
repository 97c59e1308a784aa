import Shell

/// `leaks`
extension ReportView {
    func drawLeaks(_ report: LeaksReport, on page: inout Page) {
        if report.programBytes != nil {
            for group in report.groups { draw(group, on: &page) }
            return drawSuspects(report, on: &page)
        }
        if report.groups.isEmpty {
            page.add(StyledText(report.hasHistory ? "no leaks: nothing that you let go of is still held" : "no leaks that a file can prove: it does not tell what the program let go of"))
        }
        for group in report.groups { draw(group, on: &page) }
        if report.omittedGroups > 0 { page.add(StyledText(Phrase.rest(report.omittedGroups, "holder"), .dim)) }
        guard !report.caches.isEmpty else { return }
        page.add(StyledText(report.hasHistory ? "only these hold it, and no name ever led to it: no leak, as far as Leash saw" : "these alone hold what no variable names", .dim))
        for cache in report.caches {
            page.add(StyledText("  \(cache.holder)   \(Phrase.count(cache.objects, "object")), \(Phrase.bytes(cache.bytes))", .dim), indent: "      ")
        }
        if report.omittedCaches > 0 { page.add(StyledText("  " + Phrase.rest(report.omittedCaches, "collection"), .dim)) }
    }

    private func draw(_ group: LeaksReport.Group, on page: inout Page) {
        var head = StyledText(group.holder)
        if group.alike > 1 { head.add(" … and \(group.alike - 1) alike") }
        if group.sharing > 0 { head.add(" and \(Phrase.count(group.sharing, "function")) of the same scope") }
        let count = group.examples.count + group.omittedExamples
        let verb = group.alike > 1 || group.sharing > 0 ? "keep" : "keeps", size = group.objects > 0 ? ", \(Phrase.bytes(group.bytes))" : ""
        head.add("   \(verb) \(Phrase.count(group.objects > 0 ? group.objects : count, "object"))\(size)", .leak)
        if let site = group.site { head.add("   made in \(site.text)", .dim) }
        page.add(head, indent: "    ")
        for example in group.examples { page.add(StyledText("  " + example, .dim), indent: "      ") }
        if group.omittedExamples > 0 { page.add(StyledText("  " + Phrase.more(group.omittedExamples), .dim)) }
        page.add(StyledText("  " + group.cure), indent: "    ")
    }
}
