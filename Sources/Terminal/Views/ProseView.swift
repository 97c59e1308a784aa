import Lessons

/// Draws a lesson's prose: Markdown as light as a terminal allows, wrapped to its width.
public struct ProseView {
    public var style: Style
    public var columns: Int

    /// Longer rows are hard to read, however wide the window.
    private static let widest = 100

    public init(style: Style, columns: Int = ReportView.usualColumns) {
        self.style = style
        self.columns = columns
    }

    /// A block as lines, each with its newline.
    public func text(of prose: Prose) -> String {
        rows(prose, width: max(min(columns, Self.widest), 10)).map { $0.rendered(style).trimmingEnd + "\n" }.joined()
    }

    /// A statement of a lesson as if it were typed at the prompt, each line with its newline.
    public func text(ofSource source: String) -> String {
        let lines = source.lines.map { Sanitizer.visible(String($0)) }
        return lines.enumerated().map { index, line in
            (style(.prompt, index == 0 ? ">" : "...") + " " + sourceLine(line)).trimmingEnd + "\n"
        }.joined()
    }

    /// Comments that stand by themselves.
    public func text(ofRemark remark: String) -> String {
        remark.lines.map { "  " + style(.comment, Sanitizer.visible(String($0))) + "\n" }.joined()
    }

    private func sourceLine(_ line: String) -> String {
        line.trimmingStart.hasPrefix("//") ? style(.comment, line) : line
    }

    // MARK: Blocks

    private func rows(_ prose: Prose, width: Int) -> [StyledText] {
        switch prose {
        case .heading(let level, let words):
            var line = StyledText(String(repeating: "#", count: level) + " ", .dim)
            line.add(inlines(words, .heading))
            return line.rows(width: width, indent: String(repeating: " ", count: level + 1))
        case .paragraph(let words): return paragraph(words, width: width)
        case .quotation(let blocks): return prefixed(blocks, width, first: "│ ", rest: "│ ", .dim)
        case .list(let items, let start, let isTight): return list(items, start, isTight, width)
        case .listing(let text, _):
            let lines = text.lines
            return (lines.last == "" ? lines.dropLast() : lines[...]).map { line in
                // A tab stands as its own width of spaces here, where everything is indented.
                StyledText("    " + line.replacingTabs, .special)
            }
        case .table(let table): return self.table(table, width)
        case .rule: return [StyledText(String(repeating: "─", count: min(width, 40)), .dim)]
        }
    }

    private func paragraph(_ words: [Prose.Inline], width: Int) -> [StyledText] {
        words.split(omittingEmptySubsequences: false) { $0 == .lineBreak }.flatMap { inlines(Array($0)).rows(width: width) }
    }

    private func list(_ items: [[Prose]], _ start: Int?, _ isTight: Bool, _ width: Int) -> [StyledText] {
        let last = start.map { $0 + items.count - 1 }
        var rows: [StyledText] = []
        for (index, item) in items.enumerated() {
            if index > 0, !isTight { rows.append(StyledText()) }
            var mark = "• "
            if let start, let last { mark = TextWidth.pad("\(start + index).", to: "\(last).".count) + " " }
            let blank = String(repeating: " ", count: TextWidth.cells(mark))
            rows += prefixed(item, width, first: mark, rest: blank, nil, isTight: isTight)
        }
        return rows
    }

    /// Blocks below each other with something before each row.
    private func prefixed(_ blocks: [Prose], _ width: Int, first: String, rest: String, _ role: Style.Role?, isTight: Bool = false) -> [StyledText] {
        var inner: [StyledText] = []
        for (index, block) in blocks.enumerated() {
            if index > 0, !isTight { inner.append(StyledText()) }
            inner += rows(block, width: max(width - TextWidth.cells(first), 10))
        }
        if inner.isEmpty { inner = [StyledText()] }
        return inner.enumerated().map { index, row in
            var line = StyledText(index == 0 ? first : rest, role)
            line.add(row)
            return line
        }
    }

    // MARK: Words

    /// Without colour, code and emphasis keep the signs that Markdown writes them with.
    private func inlines(_ inlines: [Prose.Inline], _ role: Style.Role? = nil) -> StyledText {
        var line = StyledText()
        for inline in inlines {
            switch inline {
            case .text(let text): line.add(text, role)
            case .code(let text): line.add(style.isOn ? text : "`\(text)`", .special)
            case .emphasis(let inner): add(inner, .heading, between: style.isOn ? "" : "*", role, to: &line)
            case .strong(let inner): add(inner, .heading, between: style.isOn ? "" : "**", role, to: &line)
            case .struck(let inner): add(inner, .dim, between: "~~", role, to: &line)
            case .link(let inner, let address):
                let words = Prose.Inline.plainText(inner)
                line.add(self.inlines(inner, role))
                if !address.isEmpty, address != words { line.add(words.isEmpty ? address : " (\(address))", .dim) }
            case .softBreak, .lineBreak: line.add(" ", role)
            }
        }
        return line
    }

    private func add(_ inner: [Prose.Inline], _ innerRole: Style.Role, between sign: String, _ role: Style.Role?, to line: inout StyledText) {
        line.add(sign, role)
        line.add(inlines(inner, innerRole))
        line.add(sign, role)
    }

    // MARK: Tables

    /// In columns: the widest gives way where they do not fit, and its cells are wrapped; where that leaves too little of it, each row is a
    /// list of what its cells are.
    private func table(_ table: Prose.Table, _ width: Int) -> [StyledText] {
        guard let heading = table.rows.first else { return [] }
        let cells = table.rows.enumerated().map { index, row in row.map { inlines($0, index == 0 ? .heading : nil) } }
        var widths = heading.indices.map { column in cells.map { $0[column].cells }.max() ?? 0 }
        let excess = widths.reduce(0, +) + 3 * max(widths.count - 1, 0) - width
        if excess > 0 {
            guard let widest = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[widest] - excess >= 24 else { return stacked(cells, width) }
            widths[widest] -= excess
        }
        var rows = cells.map { row(of: $0, widths, table.alignments) }
        rows.insert([StyledText(widths.map { String(repeating: "─", count: $0) }.joined(separator: "   "), .dim)], at: 1)
        return rows.flatMap { $0 }
    }

    /// As many rows of the screen as the highest cell has.
    private func row(of cells: [StyledText], _ widths: [Int], _ alignments: [Prose.Table.Alignment]) -> [StyledText] {
        let columns = zip(cells, widths).map { $0.rows(width: $1) }
        return (0..<(columns.map(\.count).max() ?? 0)).map { index in
            var line = StyledText()
            for (column, rows) in columns.enumerated() {
                let cell = index < rows.count ? rows[index] : StyledText(), free = max(widths[column] - cell.cells, 0)
                let left = switch alignments[column] {
                case .left: 0
                case .center: free / 2
                case .right: free
                }
                if column > 0 { line.add("   ") }
                line.add(String(repeating: " ", count: left))
                line.add(cell.padded(to: widths[column] - left))
            }
            return line
        }
    }

    private func stacked(_ cells: [[StyledText]], _ width: Int) -> [StyledText] {
        var rows: [StyledText] = []
        for (index, row) in cells.dropFirst().enumerated() {
            if index > 0 { rows.append(StyledText()) }
            for (heading, cell) in zip(cells[0], row) where !cell.isEmpty {
                var line = heading
                line.add(heading.isEmpty ? "" : ": ", .dim)
                line.add(cell)
                rows += line.rows(width: width, indent: "  ")
            }
        }
        return rows
    }

    // MARK: Questions

    /// What is asked, and what there is to choose from.
    public func text(of question: Question) -> String {
        let width = max(min(columns, Self.widest), 10)
        var rows = prefixed(question.text, width, first: "? ", rest: "  ", .prompt)
        for (index, choice) in question.choices.enumerated() {
            rows += prefixed([.paragraph(Prose.Inline.choice(choice.text))], width, first: "  \(index + 1)) ", rest: "     ", .prompt)
        }
        return rows.map { $0.rendered(style).trimmingEnd + "\n" }.joined()
    }
}

private extension StringProtocol {
    var trimmingStart: SubSequence { drop { $0 == " " || $0 == "\t" } }

    var replacingTabs: String {
        var text = "", column = 0
        for character in self {
            let width = character == "\t" ? 4 - column % 4 : 1
            text += character == "\t" ? String(repeating: " ", count: width) : String(character)
            column += width
        }
        return text
    }
}
