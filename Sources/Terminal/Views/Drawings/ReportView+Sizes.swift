import Shell

/// `sizes`
extension ReportView {
    func drawSizes(_ report: SizesReport, on page: inout Page) {
        if report.constructors.isEmpty { return page.add(StyledText("no objects of yours")) }
        if !report.objects.isEmpty { drawTable(["object", "shallow", "retained"], report.objects.map(row), on: &page) }
        if report.omittedObjects > 0 { page.add(StyledText(Phrase.rest(report.omittedObjects, "object"), .dim)) }
        if !report.objects.isEmpty { page.addRow(StyledText()) }
        let rows = report.constructors.map { [$0.name, "\($0.count)", "\($0.shallowBytes)", "\($0.retainedBytes)"] }
        drawTable(["constructor", "count", "shallow", "retained"], rows, on: &page)
        if report.omittedConstructors > 0 { page.add(StyledText(Phrase.rest(report.omittedConstructors, "constructor"), .dim)) }
        page.add(StyledText("\(Phrase.bytes(report.totalBytes)) in all"))
        for note in report.notes { page.add(StyledText(note, .dim)) }
    }

    /// A row of a table with the header: object, shallow, retained.
    func row(_ object: SizedObject) -> [String] { [object.text, "\(object.shallowBytes)", "\(object.retainedBytes)"] }
}
