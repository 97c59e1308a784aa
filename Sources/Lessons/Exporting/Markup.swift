import Shell

/// Text as HTML. Whatever a lesson or its code says, it is text on the page and nothing else.
enum Markup {
    /// Escaped, for the inside of an element or of an attribute in double quotes; characters that cannot be seen are named.
    static func escape(_ text: some StringProtocol) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            case "\r": break
            case _ where UnsafeCharacters.contains(scalar): result += UnsafeCharacters.escape(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Text with a terminal's colours: each run becomes a span.
    static func colored(_ text: String) -> String {
        var result = "", isOpen = false
        for (index, part) in text.split(separator: "\u{1B}[", omittingEmptySubsequences: false).enumerated() {
            // What stands before the first sequence has none; and what is no sequence of ours is text.
            guard index > 0, let end = part.firstIndex(of: "m"), part[..<end].allSatisfy({ $0.isNumber || $0 == ";" }) else {
                result += escape(part)
                continue
            }
            if isOpen { result += "</span>" }
            let codes = part[..<end].split(separator: ";").filter { $0 != "0" }
            isOpen = !codes.isEmpty
            if isOpen { result += "<span class=\"\(codes.map { "c\($0)" }.joined(separator: " "))\">" }
            result += escape(part[part.index(after: end)...])
        }
        return result + (isOpen ? "</span>" : "")
    }

    // MARK: Prose

    /// A heading is one level below the page's own.
    static func html(_ prose: Prose) -> String {
        switch prose {
        case .heading(let level, let words): "<h\(min(level + 1, 6))>\(html(words))</h\(min(level + 1, 6))>\n"
        case .paragraph(let words): "<p>\(html(words))</p>\n"
        case .quotation(let blocks): "<blockquote>\(html(blocks))</blockquote>\n"
        case .list(let items, let start, let isTight): list(items, start, isTight)
        case .listing(let text, _): "<pre class=\"listing\" tabindex=\"0\">\(escape(text))</pre>\n"
        case .table(let table): self.table(table)
        case .rule: "<hr>\n"
        }
    }

    static func html(_ blocks: [Prose]) -> String { blocks.map(html).joined() }

    private static func list(_ items: [[Prose]], _ start: Int?, _ isTight: Bool) -> String {
        let rows = items.map { item in
            "<li>" + item.map { block in if isTight, case .paragraph(let words) = block { html(words) } else { html(block) } }.joined() + "</li>\n"
        }
        return (start.map { "<ol start=\"\($0)\">\n" } ?? "<ul>\n") + rows.joined() + (start == nil ? "</ul>\n" : "</ol>\n")
    }

    private static func table(_ table: Prose.Table) -> String {
        let rows = table.rows.enumerated().map { index, row in
            "<tr>" + row.map { index == 0 ? "<th scope=\"col\">\(html($0))</th>" : "<td>\(html($0))</td>" }.joined() + "</tr>\n"
        }
        return "<div class=\"scroll\" tabindex=\"0\"><table>\n" + rows.joined() + "</table></div>\n"
    }

    static func html(_ inlines: [Prose.Inline]) -> String {
        inlines.reduce(into: "") { result, inline in
            switch inline {
            case .text(let text): result += escape(text)
            case .code(let text): result += "<code>\(escape(text))</code>"
            case .emphasis(let inner): result += "<em>\(html(inner))</em>"
            case .strong(let inner): result += "<strong>\(html(inner))</strong>"
            case .struck(let inner): result += "<del>\(html(inner))</del>"
            case .link(let inner, let address):
                // Nothing but the addresses of pages: `javascript:` and its kin are text.
                let isPage = ["https://", "http://"].contains { address.lowercased().hasPrefix($0) }
                result += isPage ? "<a href=\"\(escape(address))\" rel=\"noreferrer noopener\">\(html(inner))</a>" : html(inner)
            case .softBreak: result += "\n"
            case .lineBreak: result += "<br>"
            }
        }
    }
}
