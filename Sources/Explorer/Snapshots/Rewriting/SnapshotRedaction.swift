import Platform

/// A snapshot without what its strings say. Nodes, references, sizes and ids stay as they are, so that every question has the same answer; the texts of
/// strings become as many stars. Names of classes, functions, properties, variables and files stay, or go too, each for a word of its own;
/// and so do numbers, as far as the file has them.
public struct SnapshotRedaction {
    private let file: MappedFile
    private let columns: SnapshotFile
    private let plan: RedactionPlan

    /// `names`: those of the program go, too. `numbers`: what numbers and BigInts are. Linear.
    public init(_ file: MappedFile, path: String, names: Bool, numbers: Bool = false) throws(SnapshotProblem) {
        self.file = file
        columns = try SnapshotFile(file)
        if columns.damage.text != nil { throw SnapshotProblem("the file was cut short: a part of it cannot be redacted") }
        plan = RedactionPlan(columns, program: names ? try SnapshotReader.read(file, path: path).snapshot : nil, numbers: numbers)
    }

    /// Writes the whole, piece by piece. False where `write` did not take a piece.
    public func write(_ write: @escaping (UnsafeRawBufferPointer) -> Bool) -> Bool {
        var output = PieceWriter(write)
        let strings = columns.strings.range, nodes = columns.nodeRange
        output.copy(file.bytes, 0..<nodes.lowerBound)
        writeNodes(&output)
        output.copy(file.bytes, nodes.upperBound..<strings.lowerBound)
        writeStrings(&output)
        output.copy(file.bytes, strings.upperBound..<file.bytes.count)
        return output.finish()
    }

    /// The numbers as they stand there, but for the names of strings that are names of something else, too.
    private func writeNodes(_ output: inout PieceWriter) {
        guard let nameField = columns.meta.nodeRoles.firstIndex(of: .name) else { return }
        let bytes = file.bytes, fields = columns.meta.nodeRoles.count
        var place = columns.nodeRange.lowerBound, start = place, field = 0, node = 0
        while place < columns.nodeRange.upperBound {
            var end = place
            while end < columns.nodeRange.upperBound, bytes[end] != 0x2C { end += 1 }
            if field == nameField, let name = plan.name(of: node, columns) {
                output.copy(bytes, start..<place)
                output.put(name)
                start = end
            }
            field += 1
            if field == fields { (field, node) = (0, node + 1) }
            place = end + 1
        }
        output.copy(bytes, start..<columns.nodeRange.upperBound)
    }

    private func writeStrings(_ output: inout PieceWriter) {
        for index in 0..<UInt32(truncatingIfNeeded: columns.strings.count) {
            output.put(index == 0 ? "\n\"" : ",\n\"")
            if let text = plan.text(of: index, columns.strings) { output.put(text) } else { output.put(columns.strings.raw(index)) }
            output.put("\"")
        }
        for index in plan.added {
            output.put(",\n\"")
            output.put(RedactionPlan.stars(columns.strings, index))
            output.put("\"")
        }
    }
}

/// What becomes of each string of the file.
private struct RedactionPlan {
    private enum Use: UInt8 { case none, content, name, both, pair, page }

    private var uses: [Use]
    /// The name of something that the program made.
    private var ownNames: [Bool] = []
    /// By string: where its stars stand where it is a name as well; 0 for all else.
    private var moved: [UInt32]
    /// Strings that have stars of their own behind all others.
    private(set) var added: [UInt32] = []
    /// By node: a string whose text is nobody's secret, for it is a name.
    private var isKept: [Bool]
    /// By node: it says what the program's data looks like.
    private var isLook: [Bool]
    /// By type: what such a node is called is what it says.
    private let isString: [Bool]
    private let hidesNumbers: Bool

    init(_ columns: SnapshotFile, program: SnapshotHeap?, numbers: Bool) {
        hidesNumbers = numbers
        let kinds = columns.meta.nodeTypes.map(SnapshotNodeType.named)
        uses = [Use](repeating: .none, count: columns.strings.count)
        moved = [UInt32](repeating: 0, count: columns.strings.count)
        isKept = [Bool](repeating: false, count: columns.nodes.count)
        isLook = isKept
        isString = kinds.map { $0 == .string || $0 == .concatenatedString || $0 == .slicedString || numbers && ($0 == .number || $0 == .bigint) }
        findNames(columns, kinds)
        for node in 0..<columns.nodes.count { take(node, columns, kinds) }
        for index in uses.indices where uses[index] == .both {
            moved[index] = UInt32(truncatingIfNeeded: columns.strings.count + added.count)
            added.append(UInt32(truncatingIfNeeded: index))
        }
        if let program { findOwnNames(program, columns.scopes.names) }
    }

    // MARK: Which is what

    private mutating func mark(_ index: UInt32, _ use: Use) {
        guard Int(index) < uses.count else { return }
        switch (uses[Int(index)], use) {
        case (.none, _): uses[Int(index)] = use
        case (.content, .name), (.name, .content): uses[Int(index)] = .both
        default: break
        }
    }

    /// Names of references, and strings that are names by who refers to them: a script, a function, a symbol, what describes a scope.
    private mutating func findNames(_ columns: SnapshotFile, _ kinds: [SnapshotNodeType?]) {
        let strings = columns.strings, found = strings.find(["name", "name_or_scope_info", "system / ScopeInfo", "description", SnapshotRemark.looks.rawValue]).map { Set($0) }
        let edgeKinds = columns.meta.edgeTypes.map(SnapshotEdgeType.named)
        let pairs = SnapshotEphemerons.findNames(strings)
        var edge = 0
        for node in 0..<columns.nodes.count {
            let kind = SnapshotNodeType.of(columns.nodes.types[node], kinds), isScope = found[2].contains(columns.nodes.names[node])
            for _ in 0..<columns.nodes.edgeCounts[node] where edge < columns.edges.count {
                defer { edge += 1 }
                let type = Int(columns.edges.types[edge]), name = columns.edges.names[edge], target = columns.edges.targets[edge]
                let isNumbered = type < edgeKinds.count && (edgeKinds[type] == .element || edgeKinds[type] == .hidden)
                if !isNumbered { mark(name, Int(name) < pairs.count && pairs[Int(name)] != 0 ? .pair : .name) }
                guard target != SnapshotEdgeColumns.nowhere else { continue }
                if !isNumbered, found[4].contains(name), kind == .object || kind == .regexp { isLook[Int(target)] = true }
                let isName = !isNumbered && (found[0].contains(name) || found[1].contains(name) || found[3].contains(name))
                if isName && (kind == .code || kind == .closure || kind == .symbol || kind == .hidden) || isScope || kind == .number && !hidesNumbers { isKept[Int(target)] = true }
            }
        }
    }

    private mutating func take(_ node: Int, _ columns: SnapshotFile, _ kinds: [SnapshotNodeType?]) {
        let name = columns.nodes.names[node]
        if isLook[node] { return mark(name, .content) }
        switch SnapshotNodeType.of(columns.nodes.types[node], kinds) {
        case .string: mark(name, isKept[node] ? .name : .content)
        // Their name is what they are, not what they say.
        case .concatenatedString, .slicedString: mark(name, columns.strings.raw(name).first == 0x28 ? .name : .content)
        // `heap number` and `bigint` are no values.
        case .number where hidesNumbers && isValue(name, columns), .bigint where hidesNumbers && isValue(name, columns): mark(name, .content)
        // V8 15 calls its own so, too.
        case .native: mark(name, columns.strings.raw(name).starts(with: "system / ".utf8) ? .name : .page)
        default: mark(name, .name)
        }
    }

    private func isValue(_ name: UInt32, _ columns: SnapshotFile) -> Bool {
        guard let first = columns.strings.raw(name).first else { return false }
        return first == 0x2D || (0x30...0x39).contains(first) || ["NaN", "Infinity"].contains { columns.strings.raw(name).elementsEqual($0.utf8) }
    }

    /// What the program called its classes, functions, properties and variables, as far as nothing built in is called so, too.
    private mutating func findOwnNames(_ heap: SnapshotHeap, _ variables: [UInt32]) {
        var isForeign = heap.words.isWord(count: uses.count), isPlatformClass = [Bool](repeating: false, count: uses.count)
        ownNames = [Bool](repeating: false, count: uses.count)
        func take(_ name: UInt32, _ isOwn: Bool) {
            guard Int(name) < uses.count else { return }
            if isOwn { ownNames[Int(name)] = true } else { isForeign[Int(name)] = true }
        }
        for name in variables { take(name, true) }
        for place in heap.kinds.indices where heap.type(of: Node(truncatingIfNeeded: place)) == .closure {
            guard let names = heap.sourceNames(of: Node(truncatingIfNeeded: place)) else {
                take(heap.names[place], false)
                if Int(heap.names[place]) < uses.count { isPlatformClass[Int(heap.names[place])] = true }
                continue
            }
            for name in names + [heap.names[place]] { take(name, true) }
        }
        for place in heap.kinds.indices where heap.kinds[place].isObject || heap.kinds[place] == .environment {
            let node = Node(truncatingIfNeeded: place), name = Int(heap.names[place])
            var isOwn = !heap.isBuiltIn(node)
            // What the platform's classes call their properties is no secret; a plain object's are the program's.
            let isPlatforms = name < uses.count && isPlatformClass[name] && heap.kinds[place] == .object && !heap.isPlain(node)
            take(heap.names[place], isOwn && !isPlatforms)
            isOwn = isOwn && !isPlatforms
            for edge in heap.edges(of: node) where heap.classes[edge] == .property || heap.classes[edge] == .variable || heap.classes[edge] == .timer {
                let name = heap.edgeNames[edge]
                if name & SnapshotReferences.isInternal == 0 { take(name, isOwn || heap.kinds[place] == .global && !heap.isBuiltIn(heap.targets[edge])) }
            }
        }
        for index in ownNames.indices {
            // Where the program lies is in the platform's tables, too.
            let isPath = uses[index] == .name || uses[index] == .both ? RedactionPlan.isPath(heap.strings.raw(UInt32(truncatingIfNeeded: index))) : false
            ownNames[index] = isPath || ownNames[index] && !isForeign[index]
        }
    }

    private static func isPath(_ raw: UnsafeRawBufferPointer) -> Bool {
        guard raw.contains(0x2F) || raw.contains(0x5C) else { return false }
        let text = String(decoding: raw.prefix(64), as: UTF8.self)
        return !SnapshotProgram.isForeign(script: text) && !text.contains(" / ") && text != "/" && !text.hasPrefix("(")
    }

    // MARK: What it becomes

    /// The name that a node gets instead of its own; nil where it keeps that. Behind the last node there may be numbers that make no node.
    func name(of node: Int, _ columns: SnapshotFile) -> UInt32? {
        guard node < columns.nodes.count else { return nil }
        let type = Int(columns.nodes.types[node]), name = columns.nodes.names[node]
        guard type < isString.count, isString[type], !isKept[node], Int(name) < moved.count, moved[Int(name)] != 0 else { return nil }
        return columns.strings.raw(name).first == 0x28 ? nil : moved[Int(name)]
    }

    /// The text that stands in a string's place; nil where it stays.
    func text(of index: UInt32, _ strings: SnapshotStringTable) -> String? {
        switch uses[Int(index)] {
        case .content: return RedactionPlan.stars(strings, index)
        case .pair: return RedactionPlan.pair(strings.raw(index))
        case .page: return RedactionPlan.page(strings.text(index))
        // What V8 calls a function's code has the function's name in it.
        case .name where !ownNames.isEmpty && strings.raw(index).starts(with: "(code for ".utf8): return "(code for *)"
        case .none, .name, .both: return ownNames.isEmpty || !ownNames[Int(index)] ? nil : RedactionPlan.anonymous(index, strings.raw(index))
        }
    }

    /// As many as the string has characters, as far as the file tells.
    static func stars(_ strings: SnapshotStringTable, _ index: UInt32) -> String { String(repeating: "*", count: strings.text(index).utf16.count) }

    /// `7 / part of key (* @41) -> value (* @43) pair in WeakMap (table @45)`
    private static func pair(_ raw: UnsafeRawBufferPointer) -> String? {
        guard let ids = SnapshotEphemerons.Ids(raw) else { return "" }
        let number = String(decoding: raw.prefix { $0 != 0x20 }, as: UTF8.self)
        return "\(number) / part of key (* @\(ids.key)) -> value (* @\(ids.value)) pair in WeakMap (table @\(ids.table))"
    }

    /// `<div class="menu">` is a `<div>`; `Window / https://example.org/me` is a `Window`.
    private static func page(_ text: String) -> String? {
        if let slash = text.firstRange(of: " / ") { return escaped("\(text[..<slash.lowerBound]) / *") }
        guard let bracket = text.firstIndex(of: "<"), let blank = text[bracket...].firstIndex(of: " ") else { return nil }
        return escaped("\(text[..<blank])>")
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { result += "\\" }
            if scalar.value >= 0x20 { result.unicodeScalars.append(scalar) }
        }
        return result
    }

    /// A word of its own, of the same form: `n17`, `#n17`, `<symbol n17>`, `n17.js`.
    private static func anonymous(_ index: UInt32, _ raw: UnsafeRawBufferPointer) -> String? {
        let text = String(decoding: raw.prefix(4096), as: UTF8.self), name = "n\(index)"
        if text.isEmpty || text.hasPrefix("system /") || text.first == "(" || text.allSatisfy(\.isNumber) { return nil }
        if text.hasPrefix("<symbol ") { return "<symbol \(name)>" }
        if text.hasPrefix("#") { return "#" + name }
        if text.hasPrefix("get ") || text.hasPrefix("set ") { return text.prefix(4) + name }
        let ending = text.suffix(4).firstIndex(of: ".").map { text[$0...] } ?? ""
        return text.contains("/") || text.contains("\\") ? name + ending : name
    }
}

extension SnapshotNodeType {
    fileprivate static func of(_ type: UInt8, _ kinds: [SnapshotNodeType?]) -> SnapshotNodeType? { Int(type) < kinds.count ? kinds[Int(type)] : nil }
}
