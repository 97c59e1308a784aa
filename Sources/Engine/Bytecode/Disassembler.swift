import Syntax

// A program's code as text: each function with its variables, instructions and exception ranges, inner ones after the one that they
// stand in. It says no addresses: the same program gives the same text.

extension VM {
    /// The instructions of a script and of all functions in it.
    public func disassembly(of script: CompiledScript) -> String {
        var texts: [String] = [], waiting = [script.code]
        while let cell = waiting.popLast() {
            let listing = CodeListing(self, cell.load(8, as: UnsafeMutablePointer<Code>.self))
            texts.append(listing.text)
            waiting.append(contentsOf: listing.innerFunctions.reversed())
        }
        return texts.joined(separator: "\n")
    }
}

/// One function's code, to be read by people.
struct CodeListing {
    private let vm: VM
    private let code: UnsafeMutablePointer<Code>
    private let info: FunctionInfo
    private let labels: [Int: String]

    init(_ vm: VM, _ code: UnsafeMutablePointer<Code>) {
        self.vm = vm
        self.code = code
        info = code.pointee.info
        labels = CodeListing.labels(of: code)
    }

    /// The code of functions among the constants, in order.
    var innerFunctions: [Cell] {
        (0..<code.pointee.constantCount).compactMap { i in
            let value = code.pointee.constants[i]
            return value.isCell && value.asCell.kind == .code ? value.asCell : nil
        }
    }

    var text: String { ([header] + variables + instructions + exceptions).joined(separator: "\n") + "\n" }

    // MARK: Parts

    private var header: String {
        let flags: [(Code.Flags, String)] = [
            (.strict, "strict"), (.arrow, "arrow"), (.method, "method"), (.classConstructor, "class constructor"), (.derived, "derived"),
            (.usesArguments, "uses arguments")]
        let own = code.pointee.flags
        let words = ["\(code.pointee.parameterCount) parameters", "\(code.pointee.registerCount) registers"] + flags.filter { own.contains($0.0) }.map(\.1)
        let start = info.source.position(at: info.range.start)
        let name = code.pointee.name.isString ? vm.swiftString(code.pointee.name.asString) : ""
        return "\(name.isEmpty ? "(no name)" : name) · \(info.source.name):\(start.line):\(start.column) · \(words.joined(separator: ", "))"
    }

    private var variables: [String] {
        info.variables.map { variable in
            let end = min(variable.end, code.pointee.instructionCount)
            return "  r\(variable.register) is \(variable.name) from \(variable.start) to \(end)"
        }
    }

    private var instructions: [String] {
        var lines: [String] = [], index = 0, lastPlace = ""
        let words = words
        while index < code.pointee.instructionCount {
            let instruction = Instruction(word: code.pointee.instructions[index]), length = instruction.format.length
            if let label = labels[index] { lines.append("\(label):") }
            let position = info.source.position(at: info.offset(of: index)), place = "\(position.line):\(position.column)"
            let next = length > 1 ? code.pointee.instructions[index + 1] : nil
            lines.append(column(place == lastPlace ? "" : place, 8) + column("\(index)", 6) + "  " + instruction.text(at: index, next: next, words))
            lastPlace = place
            index += length
        }
        if let label = labels[index] { lines.append("\(label):") }
        return lines
    }

    private var exceptions: [String] {
        (0..<code.pointee.handlerCount).map { i in
            let handler = code.pointee.handlers[i]
            func label(_ index: Int32) -> String { labels[Int(index)] ?? "\(index)" }
            return "  exceptions from \(label(handler.start)) to \(label(handler.end)) go on at \(label(handler.target)) in r\(handler.register)"
        }
    }

    private func column(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }

    // MARK: Labels and constants

    private static func labels(of code: UnsafeMutablePointer<Code>) -> [Int: String] {
        var places: Set<Int> = []
        var index = 0
        while index < code.pointee.instructionCount {
            let instruction = Instruction(word: code.pointee.instructions[index]), format = instruction.format
            if format.k.kind == .jump { places.insert(index + 1 + instruction.operand(.k)) }
            if format.next.kind == .jump { places.insert(index + 2 + Int(truncatingIfNeeded: code.pointee.instructions[index + 1])) }
            index += format.length
        }
        for i in 0..<code.pointee.handlerCount {
            let handler = code.pointee.handlers[i]
            places.formUnion([Int(handler.start), Int(handler.end), Int(handler.target)])
        }
        var labels: [Int: String] = [:]
        for (i, place) in places.sorted().enumerated() { labels[place] = "L\(i + 1)" }
        return labels
    }

    private var words: OperandWords {
        OperandWords(
            constant: { text(of: code.pointee.constants[$0]) },
            scope: { "scope { \(vm.scopeNames(UInt32(code.pointee.constants[$0].asInt32)).joined(separator: ", ")) }" }, cache: { "." + vm.describe(code.pointee.caches[$0].key) },
            target: { "→ \(labels[$0] ?? "\($0)")" }, shapeCount: { Shape(code.pointee.constants[$0].asCell).count })
    }

    private func text(of value: Value) -> String {
        guard value.isCell else { return value.isEmpty ? "empty" : vm.describeForError(value) }
        switch value.asCell.kind {
        case .string: return vm.swiftString(value.asString).quotedOnOneLine(limit: 60)
        case .code:
            let inner = value.asCell.load(8, as: UnsafeMutablePointer<Code>.self)
            let name = vm.swiftString(inner.pointee.name.asString), start = inner.pointee.info.source.position(at: inner.pointee.info.range.start)
            return "function \(name.isEmpty ? "" : name + " ")at \(start.line):\(start.column)"
        case .shape: return "{ \(keys(of: Shape(value.asCell)).joined(separator: ", ")) }"
        case .symbol, .bigInt: return vm.describeForError(value)
        default: return "\(value.asCell.kind)"
        }
    }

    private func keys(of shape: Shape) -> [String] { (0..<shape.count).map { vm.describe(shape.map.entry(at: $0).key) } }
}
