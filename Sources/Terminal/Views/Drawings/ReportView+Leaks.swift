import Shell

/// `leaks`
extension ReportView {
    func drawLeaks(_ report: LeaksReport, on page: inout Page) {
        if report.sections.isEmpty { return page.add(StyledText("no leaks: nothing lives by entries, elements or closure variables alone")) }
        for section in report.sections {
            page.add(joined(StyledText(section.title, .heading), StyledText("   \(Phrase.count(section.objects, "object")), \(Phrase.bytes(section.bytes))", .dim)))
            for group in section.groups { draw(group, on: &page) }
            if section.omittedGroups > 0 { page.add(StyledText("  " + Phrase.rest(section.omittedGroups, "holder"), .dim)) }
        }
    }

    private func draw(_ group: LeaksReport.Group, on page: inout Page) {
        var head = StyledText("  " + group.holder)
        head.add("   keeps \(Phrase.count(group.objects, "object")), \(Phrase.bytes(group.bytes))", .leak)
        if let site = group.site { head.add("   made in \(site.text)", .dim) }
        page.add(head, indent: "      ")
        for example in group.examples { page.add(StyledText("    " + example, .dim), indent: "        ") }
        if group.omittedExamples > 0 { page.add(StyledText("    " + Phrase.more(group.omittedExamples), .dim)) }
        page.add(StyledText("    " + group.cure), indent: "      ")
    }
}
