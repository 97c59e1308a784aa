import Shell

/// `help`
extension ReportView {
    func drawHelp(_ report: HelpReport, on page: inout Page) {
        let width = min(report.commands.map { TextWidth.cells($0.usage) }.max() ?? 0, page.room / 2)
        let indent = String(repeating: " ", count: width + 3)
        for command in report.commands {
            var line = StyledText(command.usage, .keyword).padded(to: width)
            line.add("   " + command.summary)
            page.add(line, indent: indent)
        }
        for sentence in report.text { page.add(StyledText(sentence), indent: "") }
    }
}
