import CMark

/// libcmark's tree as the steps of a lesson.
struct MarkdownReader {
    private(set) var title: String?
    private(set) var author: String?
    private(set) var steps: [Lesson.Step] = []
    private(set) var problems: [Lesson.Problem] = []
    private let mode: ExpectationMode
    private var blockCount = 0

    private typealias Node = OpaquePointer
    private static var deepest: Int { ProseReader.deepest }

    init(_ mode: ExpectationMode) { self.mode = mode }

    mutating func read(_ utf8: [UInt8]) {
        let front = FrontMatter(utf8)
        (title, author, problems) = (front.title, front.author, front.problems)
        let document = front.rest.withUnsafeBytes { bytes in
            leash_cmark_parse(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        guard let document else { return }
        defer { cmark_node_free(document) }
        for block in ProseReader.children(document) { read(block, depth: 0) }
    }

    // MARK: Steps

    /// A block of the text: prose as a whole, unless there is something to run in it.
    private mutating func read(_ block: Node, depth: Int) {
        let line = ProseReader.line(of: block)
        if let fence = Self.activeFence(block) {
            read(fence, ProseReader.literal(block), line: line)
        } else if depth < Self.deepest, Self.isActive(block, depth: depth) {
            readParts(block, depth: depth)
        } else if let prose = ProseReader.prose(block, depth: depth) {
            if title == nil, case .heading(_, let words) = prose { title = Prose.Inline.plainText(words) }
            steps.append(Lesson.Step(.prose(prose), line: line))
        }
    }

    /// A fenced block. Its own line is the fence's.
    private mutating func read(_ fence: Fence, _ text: String, line: Int) {
        switch fence {
        case .script: add(Script(text, expecting: mode).pieces, below: line)
        case .entries: add(EntriesReader.pieces(of: text), below: line)
        case .question:
            switch Question.read(text, line: line) {
            case .success(let question): steps.append(Lesson.Step(.question(question), line: line))
            case .failure(let problem): problems.append(problem)
            }
        case .output(let heap): expect(text, heap: heap, line: line)
        case .listing: break
        }
    }

    private mutating func add(_ pieces: [Script.Piece], below line: Int) {
        for piece in pieces { steps.append(piece.step(below: line, block: blockCount)) }
        blockCount += 1
    }

    /// What the block of code before this one prints.
    private mutating func expect(_ text: String, heap: Bool, line: Int) {
        let count = text.utf8.count { $0 == 0x0A }
        let expectation = Expectation(heap ? .transcript : .output, text, lines: (line + 1)..<(line + 1 + count))
        for index in steps.indices.reversed() {
            guard case .code(var code) = steps[index].kind else { continue }
            guard code.block == blockCount - 1 else { break }
            // An entry behind a prompt with nothing below it: its output stands here.
            code.expectations.removeAll { $0.kind == .answer && $0.text.isEmpty }
            code.expectations.append(expectation)
            steps[index].kind = .code(code)
            return
        }
        steps.append(Lesson.Step(.prose(.listing(text, language: "output")), line: line))
        problems.append(Lesson.Problem(line: line, message: "this output has no code before it"))
    }

    /// A quotation or a list with scripts in it comes apart: what is around the scripts stays prose.
    private mutating func readParts(_ block: Node, depth: Int) {
        guard cmark_node_get_type(block) == CMARK_NODE_LIST else {
            for child in ProseReader.children(block) { read(child, depth: depth + 1) }
            return
        }
        var number = ProseReader.start(block)
        for item in ProseReader.children(block) {
            let parts = ProseReader.children(item)
            let opening = parts.prefix { Self.activeFence($0) == nil && !Self.isActive($0, depth: depth + 1) }
            let prose = opening.compactMap { ProseReader.prose($0, depth: depth + 1) }
            if !prose.isEmpty {
                let list = Prose.list(items: [prose], start: number, isTight: true)
                steps.append(Lesson.Step(.prose(list), line: ProseReader.line(of: item)))
            }
            for part in parts.dropFirst(opening.count) { read(part, depth: depth + 2) }
            number = number.map { $0 + 1 }
        }
    }

    /// The kind of a block that is more than something to read; nil for every other one.
    private static func activeFence(_ block: Node) -> Fence? {
        guard cmark_node_get_type(block) == CMARK_NODE_CODE_BLOCK else { return nil }
        let fence = Fence(ProseReader.info(block))
        return fence.isActive ? fence : nil
    }

    private static func isActive(_ block: Node, depth: Int) -> Bool {
        depth < deepest && ProseReader.children(block).contains { activeFence($0) != nil || isActive($0, depth: depth + 1) }
    }
}
