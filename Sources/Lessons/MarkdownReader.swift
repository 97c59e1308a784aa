import CMark

/// libcmark's tree as the steps of a lesson.
struct MarkdownReader {
    private(set) var title: String?
    private(set) var steps: [Lesson.Step] = []

    private typealias Node = OpaquePointer

    /// How deep quotations and lists may be in each other: nobody writes so, and a stack has an end.
    private static let deepest = 60

    mutating func read(_ utf8: [UInt8]) {
        let document = utf8.withUnsafeBytes { bytes in
            cmark_parse_document(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, CMARK_OPT_VALIDATE_UTF8)
        }
        guard let document else { return }
        defer { cmark_node_free(document) }
        for block in Self.children(document) { read(block, depth: 0) }
    }

    // MARK: Steps

    /// A block of the text: prose as a whole, unless there are scripts in it.
    private mutating func read(_ block: Node, depth: Int) {
        let line = Int(cmark_node_get_start_line(block))
        if let source = Self.script(block) {
            // The block's own line is the fence's.
            for piece in Script(source).pieces {
                steps.append(Lesson.Step(piece.isCode ? .statement(piece.text) : .remark(piece.text), line: line + piece.line))
            }
        } else if depth < Self.deepest, Self.holdsScript(block, depth: depth) {
            readParts(block, depth: depth)
        } else if let prose = Self.prose(block, depth: depth) {
            if title == nil, case .heading(_, let words) = prose { title = Prose.Inline.plainText(words) }
            steps.append(Lesson.Step(.prose(prose), line: line))
        }
    }

    /// A quotation or a list with scripts in it comes apart: what is around the scripts stays prose.
    private mutating func readParts(_ block: Node, depth: Int) {
        guard cmark_node_get_type(block) == CMARK_NODE_LIST else {
            for child in Self.children(block) { read(child, depth: depth + 1) }
            return
        }
        var number = Self.start(block)
        for item in Self.children(block) {
            let parts = Self.children(item)
            let opening = parts.prefix { Self.script($0) == nil && !Self.holdsScript($0, depth: depth + 1) }
            let prose = opening.compactMap { Self.prose($0, depth: depth + 1) }
            if !prose.isEmpty {
                let list = Prose.list(items: [prose], start: number, isTight: true)
                steps.append(Lesson.Step(.prose(list), line: Int(cmark_node_get_start_line(item))))
            }
            for part in parts.dropFirst(opening.count) { read(part, depth: depth + 2) }
            number = number.map { $0 + 1 }
        }
    }

    /// The source text of a block in JavaScript; nil for every other block.
    private static func script(_ block: Node) -> String? {
        guard cmark_node_get_type(block) == CMARK_NODE_CODE_BLOCK, let language = language(block),
              ["js", "javascript"].contains(language.lowercased()) else { return nil }
        return string(cmark_node_get_literal(block))
    }

    private static func holdsScript(_ block: Node, depth: Int) -> Bool {
        depth < deepest && children(block).contains { script($0) != nil || holdsScript($0, depth: depth + 1) }
    }

    // MARK: Prose

    /// Nil: there is nothing in it to be seen.
    private static func prose(_ block: Node, depth: Int) -> Prose? {
        switch cmark_node_get_type(block) {
        case CMARK_NODE_HEADING: return .heading(level: Int(cmark_node_get_heading_level(block)), inlines(block, depth: depth))
        case CMARK_NODE_PARAGRAPH: return .paragraph(inlines(block, depth: depth))
        case CMARK_NODE_CODE_BLOCK: return .listing(string(cmark_node_get_literal(block)), language: language(block))
        case CMARK_NODE_THEMATIC_BREAK: return .rule
        case CMARK_NODE_BLOCK_QUOTE where depth < deepest: return .quotation(blocks(block, depth: depth))
        case CMARK_NODE_LIST where depth < deepest:
            let items = children(block).map { blocks($0, depth: depth) }
            return .list(items: items, start: start(block), isTight: cmark_node_get_list_tight(block) == 1)
        // HTML is for browsers.
        default: return nil
        }
    }

    private static func blocks(_ parent: Node, depth: Int) -> [Prose] {
        children(parent).compactMap { prose($0, depth: depth + 1) }
    }

    private static func inlines(_ parent: Node, depth: Int) -> [Prose.Inline] {
        guard depth < deepest * 2 else { return [] }
        return children(parent).compactMap { node in
            switch cmark_node_get_type(node) {
            case CMARK_NODE_TEXT: .text(string(cmark_node_get_literal(node)))
            case CMARK_NODE_CODE: .code(string(cmark_node_get_literal(node)))
            case CMARK_NODE_EMPH: .emphasis(inlines(node, depth: depth + 1))
            case CMARK_NODE_STRONG: .strong(inlines(node, depth: depth + 1))
            // A picture is its description, and where to find it.
            case CMARK_NODE_LINK, CMARK_NODE_IMAGE: .link(inlines(node, depth: depth + 1), address: string(cmark_node_get_url(node)))
            case CMARK_NODE_SOFTBREAK: .softBreak
            case CMARK_NODE_LINEBREAK: .lineBreak
            default: nil
            }
        }
    }

    // MARK: libcmark

    private static func children(_ parent: Node) -> [Node] {
        Array(sequence(first: cmark_node_first_child(parent)) { $0.flatMap { cmark_node_next($0) } }.prefix { $0 != nil }.compactMap { $0 })
    }

    /// The first word behind a fence.
    private static func language(_ block: Node) -> String? {
        string(cmark_node_get_fence_info(block)).split(whereSeparator: \.isWhitespace).first.map(String.init)
    }

    /// The number of a list's first item; nil for bullets.
    private static func start(_ list: Node) -> Int? {
        cmark_node_get_list_type(list) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(list)) : nil
    }

    private static func string(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }
}
