import Shell

/// `gc`, and what `gc auto` and its strikes have to tell.
extension ReportView {
    /// More weak collections, references and registries than this are counted and not named.
    private static var mostLosses: Int { 12 }

    /// `collected #2 { name: 'Sunny' } · weak lost 1 entry · 5 objects alive`
    func drawCollection(_ collection: CollectionReport, on page: inout Page) { page.add(line(of: collection)) }

    /// The same, made by the background collector.
    func drawStrike(_ strike: StrikeReport, on page: inout Page) {
        var whole = StyledText("gc auto: ", .dim)
        whole.add(line(of: strike.collection))
        page.add(whole)
    }

    /// `gc auto`, `gc off`
    func drawAuto(_ report: AutoReport, on page: inout Page) { page.add(StyledText(report.text)) }

    private func line(of collection: CollectionReport) -> StyledText {
        let most = ReportView.mostLosses
        var line = StyledText()
        if collection.isEmpty {
            if collection.mayHaveUncounted { line.add("collected what nothing held", .collected) } else { line.add("nothing to collect") }
        } else {
            let shown = collection.shown, others = collection.others + collection.collected.count - shown.count
            var taken = shown.map(\.text)
            if others > 0 {
                taken.append(taken.isEmpty ? Phrase.count(others, "object") + " without a number" : "\(others) more")
            }
            if collection.unnumbered > 0 { taken.append(Phrase.count(collection.unnumbered, "object") + " without a number") }
            if !taken.isEmpty { line.add("collected " + Phrase.enumeration(taken, most: .max), .collected) }
            for loss in collection.losses.prefix(most) { line.add((line.isEmpty ? "" : " · ") + loss.text, .lost) }
            if collection.losses.count > most { line.add(" · and \(collection.losses.count - most) more lost something", .lost) }
        }
        if collection.cleanups > 0 { line.add(" · \(Phrase.count(collection.cleanups, "cleanup callback")) ran") }
        line.add(" · \(Phrase.count(collection.alive, "object")) alive")
        if collection.collections > 1 { line.add(" · \(collection.collections) collections", .dim) }
        return line
    }
}
