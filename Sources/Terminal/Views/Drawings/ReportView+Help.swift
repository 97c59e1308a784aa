import Shell

/// `help`
extension ReportView {
    func drawHelp(_ report: HelpReport, on page: inout Page) {
        drawGroups(report.groups, on: &page)
        drawCommands(report.commands, on: &page)
        for sentence in report.text { page.add(StyledText(sentence), indent: "") }
        if let holds = report.holds { page.add(joined(StyledText("holds ", .heading), StyledText(holds)), indent: "") }
        guard !report.example.isEmpty else { return }
        page.add(StyledText("try", .heading))
        for entry in report.example { page.add(StyledText("  " + entry, .keyword), indent: "    ") }
    }

    private func drawGroups(_ groups: [HelpReport.Group], on page: inout Page) {
        let width = groups.map { TextWidth.cells($0.title) }.max() ?? 0, indent = String(repeating: " ", count: width + 3)
        for group in groups {
            var line = StyledText(group.title, .heading).padded(to: width)
            line.add("   ")
            for (place, usage) in group.usages.enumerated() {
                if place > 0 { line.add(" · ", .dim) }
                line.add(usage, .keyword)
            }
            page.add(line, indent: indent)
        }
    }

    private func drawCommands(_ commands: [HelpReport.Command], on page: inout Page) {
        let width = min(commands.map { TextWidth.cells($0.usage) }.max() ?? 0, page.room / 2), indent = String(repeating: " ", count: width + 3)
        for command in commands {
            var line = StyledText(command.usage, .keyword).padded(to: width)
            line.add("   " + command.summary)
            page.add(line, indent: indent)
        }
    }
}
