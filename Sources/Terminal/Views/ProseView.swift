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
            case .emphasis(let inner), .strong(let inner):
                let isStrong = if case .strong = inline { true } else { false }
                let sign = style.isOn ? "" : isStrong ? "**" : "*"
                line.add(sign, role)
                line.add(self.inlines(inner, .heading))
                line.add(sign, role)
            case .link(let inner, let address):
                let words = Prose.Inline.plainText(inner)
                line.add(self.inlines(inner, role))
                if !address.isEmpty, address != words { line.add(words.isEmpty ? address : " (\(address))", .dim) }
            case .softBreak, .lineBreak: line.add(" ", role)
            }
        }
        return line
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
