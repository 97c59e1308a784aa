import CMark

/// libcmark's nodes as prose.
enum ProseReader {
    typealias Node = OpaquePointer

    /// How deep quotations and lists may be in each other: nobody writes so, and a stack has an end.
    static let deepest = 60

    /// Nil: there is nothing in it to be seen.
    static func prose(_ block: Node, depth: Int) -> Prose? {
        switch cmark_node_get_type(block) {
        case CMARK_NODE_HEADING: return .heading(level: Int(cmark_node_get_heading_level(block)), inlines(block, depth: depth))
        case CMARK_NODE_PARAGRAPH: return .paragraph(inlines(block, depth: depth))
        case CMARK_NODE_CODE_BLOCK: return .listing(literal(block), language: info(block).split(whereSeparator: \.isWhitespace).first.map(String.init))
        case CMARK_NODE_THEMATIC_BREAK: return .rule
        case CMARK_NODE_BLOCK_QUOTE where depth < deepest: return .quotation(blocks(block, depth: depth))
        case CMARK_NODE_LIST where depth < deepest:
            let items = children(block).map { blocks($0, depth: depth) }
            return .list(items: items, start: start(block), isTight: cmark_node_get_list_tight(block) == 1)
        case _ where kind(block) == "table": return table(block, depth: depth)
        // HTML is for browsers.
        default: return nil
        }
    }

    private static func blocks(_ parent: Node, depth: Int) -> [Prose] {
        children(parent).compactMap { prose($0, depth: depth + 1) }
    }

    private static func table(_ table: Node, depth: Int) -> Prose {
        let count = Int(cmark_gfm_extensions_get_table_columns(table))
        let letters = cmark_gfm_extensions_get_table_alignments(table)
        let alignments = (0..<count).map { column -> Prose.Table.Alignment in
            switch letters?[column] {
            case UInt8(ascii: "r"): .right
            case UInt8(ascii: "c"): .center
            default: .left
            }
        }
        return .table(Prose.Table(alignments: alignments, rows: children(table).map { row in
            let cells = children(row).map { inlines($0, depth: depth + 2) }
            return cells.prefix(count) + Array(repeating: [], count: max(0, count - cells.count))
        }))
    }

    static func inlines(_ parent: Node, depth: Int) -> [Prose.Inline] {
        guard depth < deepest * 2 else { return [] }
        return children(parent).compactMap { node in
            switch cmark_node_get_type(node) {
            case CMARK_NODE_TEXT: .text(literal(node))
            case CMARK_NODE_CODE: .code(literal(node))
            case CMARK_NODE_EMPH: .emphasis(inlines(node, depth: depth + 1))
            case CMARK_NODE_STRONG: .strong(inlines(node, depth: depth + 1))
            // A picture is its description, and where to find it.
            case CMARK_NODE_LINK, CMARK_NODE_IMAGE: .link(inlines(node, depth: depth + 1), address: string(cmark_node_get_url(node)))
            case CMARK_NODE_SOFTBREAK: .softBreak
            case CMARK_NODE_LINEBREAK: .lineBreak
            case _ where kind(node) == "strikethrough": .struck(inlines(node, depth: depth + 1))
            default: nil
            }
        }
    }

    // MARK: libcmark

    static func children(_ parent: Node) -> [Node] {
        var nodes: [Node] = [], next = cmark_node_first_child(parent)
        while let node = next {
            nodes.append(node)
            next = cmark_node_next(node)
        }
        return nodes
    }

    static func line(of block: Node) -> Int { Int(cmark_node_get_start_line(block)) }

    static func literal(_ node: Node) -> String { string(cmark_node_get_literal(node)) }

    /// All that stands behind a fence.
    static func info(_ block: Node) -> String { string(cmark_node_get_fence_info(block)) }

    /// The number of a list's first item; nil for bullets.
    static func start(_ list: Node) -> Int? {
        cmark_node_get_list_type(list) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(list)) : nil
    }

    private static func kind(_ node: Node) -> String { string(leash_cmark_kind(node)) }

    private static func string(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }
}
