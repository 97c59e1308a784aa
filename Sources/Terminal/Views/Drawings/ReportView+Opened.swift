import Shell

/// What is asked of heaps in files alone: `diff` of several, and `leash check`; and of programs that are attached to.
extension ReportView {
    func drawGrowth(_ report: GrowthReport, on page: inout Page) {
        if !report.rows.isEmpty {
            let numbers = report.files.indices.map { "\($0 + 1)" }
            for (number, file) in zip(numbers, report.files) { page.add(StyledText("\(number)  \(file)", .dim)) }
            let rows = report.rows.map { row in
                [row.name] + row.counts.map { "\($0)" } + [signed(row.growth), "\(row.new)", "\(row.gone)", signed(row.growthBytes), row.growsEachTime && report.files.count > 2 ? "each time" : ""]
            }
            drawTable(["what"] + numbers + ["grew", "new", "gone", "bytes", ""], rows, texts: [numbers.count + 5], on: &page)
            // Where ids tell who holds what is new, that says more.
            for row in report.rows.prefix(8) where report.holders.isEmpty { if let path = row.path { page.add(joined(StyledText("new \(row.name): ", .dim), StyledText(path))) } }
            if report.omitted > 0 { page.add(StyledText(Phrase.more(report.omitted, "class"), .dim)) }
        }
        for holder in report.holders { draw(holder, fileCount: report.files.count, on: &page) }
        if report.omittedHolders > 0 { page.add(StyledText(Phrase.rest(report.omittedHolders, "holder"), .dim)) }
        for note in report.notes { page.add(StyledText(note, .dim)) }
    }

    /// `detached.js › s   holds 600 new objects: 245.0 KB, 300 in 2, 600 in 3`
    private func draw(_ holder: GrowthReport.HolderGrowth, fileCount: Int, on page: inout Page) {
        let count = holder.counts.last ?? 0
        var head = StyledText(holder.holder ?? "several holders")
        head.add("   \(holder.holder == nil ? "hold" : "holds") \(Phrase.count(count, "new object")): \(Phrase.bytes(holder.bytes))", .leak)
        if fileCount > 2 { head.add("   \(holder.counts.map(String.init).joined(separator: ", "))" + (holder.growsEachTime ? ": more each time" : ""), .dim) }
        page.add(head, indent: "    ")
        page.add(StyledText("  \(holder.classText)", .dim), indent: "      ")
        page.add(StyledText("  one of them: \(holder.path)", .dim), indent: "      ")
    }

    private func signed(_ number: Int) -> String { number > 0 ? "+\(number)" : "\(number)" }

    func drawSnapshotChecks(_ report: SnapshotCheckReport, on page: inout Page) {
        for result in report.results {
            page.add(joined(StyledText(result.holds ? "ok   " : "FAIL ", result.holds ? .added : .error), StyledText(result.expectation),
                            StyledText("   found \(result.found)", .dim)))
            for culprit in result.culprits { page.add(StyledText("     \(culprit)")) }
        }
    }

    func drawLive(_ report: LiveReport, on page: inout Page) { page.add(StyledText(report.text)) }
}
