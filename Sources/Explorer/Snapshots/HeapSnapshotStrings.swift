// The strings of a snapshot. They come last and are named by their numbers, so a number is given out where a string is first
// wanted, and the text is looked up when it is written: a property key's in its cell, the name of an ephemeron from the names of
// its key and its value. Only what Leash itself has to say is kept as text.

/// Gives numbers to strings, and writes them.
final class SnapshotStrings {
    /// What a number stands for, in 32 bits: two for the case.
    private enum Source {
        static let cell: UInt32 = 0, text: UInt32 = 1, number: UInt32 = 2
        static let bits = 30
        static let mask: UInt32 = 1 << 30 - 1
    }

    private let layout: SnapshotLayout
    private let source: any SnapshotSource
    private var sources: [UInt32] = []
    private var texts: [String] = []
    private var idsOfTexts: [String: UInt32] = [:]
    /// For the node of a string or symbol its text; 0: not known.
    private var idsOfNodes: [UInt32]
    private var idsOfNumbers: [UInt32] = []
    private var firstEphemeron: UInt32 = 0
    private var ephemeronCount = 0

    /// `""`
    static let empty: UInt32 = 1
    /// V8 cuts longer ones, too.
    static let longest = 1024
    /// What the name of an ephemeron says of a string.
    private static let longestInName = 64

    init(_ layout: SnapshotLayout) {
        self.layout = layout
        source = layout.source
        idsOfNodes = [UInt32](repeating: 0, count: layout.kinds.count)
        // Number 0 names nothing.
        _ = id("<dummy>")
        _ = id("")
    }

    // MARK: Numbers

    private func add(_ kind: UInt32, _ payload: Int) -> UInt32 {
        sources.append(kind << Source.bits | UInt32(truncatingIfNeeded: payload) & Source.mask)
        // The names of ephemerons stand in between.
        return UInt32(truncatingIfNeeded: sources.count - 1 + ephemeronCount)
    }

    func id(_ text: String) -> UInt32 {
        if let known = idsOfTexts[text] { return known }
        texts.append(text)
        let id = add(Source.text, texts.count - 1)
        idsOfTexts[text] = id
        return id
    }

    /// The text of a string's node.
    @inline(__always) func id(ofNode node: Node) -> UInt32 {
        let known = idsOfNodes[Int(node)]
        return known != 0 ? known : newID(ofNode: node)
    }

    private func newID(ofNode node: Node) -> UInt32 {
        let id = layout.kinds[Int(node)] == .symbol ? self.id(text(ofSymbol: node)) : add(Source.cell, Int(node))
        idsOfNodes[Int(node)] = id
        return id
    }

    /// A key that is no index.
    @inline(__always) func id(ofKey key: PropertyName) -> UInt32 {
        guard let node = source.node(of: key) else { return id(text(ofKey: key)) }
        return id(ofNode: node)
    }

    /// `name`, `<symbol name>`, `#private`, as V8 writes keys.
    func text(ofKey key: PropertyName) -> String {
        guard key.kind == .symbol || key.kind == .privateName, let node = source.node(of: key) else { return source.text(of: key) }
        return text(ofSymbol: node)
    }

    private func text(ofSymbol node: Node) -> String {
        let (description, isPrivate) = source.symbol(node, longest: SnapshotStrings.longest)
        return isPrivate ? description ?? "" : description.map { "<symbol \($0)>" } ?? "<symbol>"
    }

    /// The number in digits.
    func id(ofNumber number: Int) -> UInt32 {
        while number >= idsOfNumbers.count { idsOfNumbers.append(0) }
        if idsOfNumbers[number] == 0 { idsOfNumbers[number] = add(Source.number, number) }
        return idsOfNumbers[number]
    }

    /// Room for the names of all ephemerons, one after the other. To be called once.
    func reserveEphemerons(_ count: Int) {
        firstEphemeron = UInt32(truncatingIfNeeded: sources.count)
        ephemeronCount = count
    }

    @inline(__always) func id(ofEphemeron index: Int) -> UInt32 { firstEphemeron + UInt32(truncatingIfNeeded: index) }

    // MARK: Writing

    func write(to output: SnapshotOutput, nodes: SnapshotNodes) {
        for i in 0..<Int(firstEphemeron) { write(sources[i], isFirst: i == 0, to: output) }
        for ephemeron in layout.ephemerons {
            if output.hasFailed { return }
            write(ephemeron, to: output, nodes: nodes)
        }
        for i in Int(firstEphemeron)..<sources.count {
            if output.hasFailed { return }
            write(sources[i], isFirst: false, to: output)
        }
    }

    private func write(_ number: UInt32, isFirst: Bool, to output: SnapshotOutput) {
        output.write(isFirst ? "\"" : ",\n\"")
        writeUnits(of: number, to: output, limit: SnapshotStrings.longest)
        output.write(byte: 0x22)
    }

    private func writeUnits(of number: UInt32, to output: SnapshotOutput, limit: Int) {
        let payload = Int(number & Source.mask)
        switch number >> Source.bits {
        case Source.cell: source.withUnits(of: Node(truncatingIfNeeded: payload)) { write($0, to: output, limit: limit) }
        case Source.number: output.write(number: payload)
        default: for unit in texts[payload].utf16.prefix(limit) { output.write(unit: unit) }
        }
    }

    private func write(_ text: StringUnits, to output: SnapshotOutput, limit: Int) {
        switch text {
        case .latin1(let units): for unit in units.prefix(limit) { output.write(unit: UInt16(unit)) }
        case .twoByte(let units):
            var count = min(units.count, limit)
            // Not through the middle of a pair.
            if count < units.count, units[count - 1] & 0xFC00 == 0xD800 { count -= 1 }
            for i in 0..<count { output.write(unit: units[i]) }
        }
    }

    // MARK: Ephemerons

    /// One name for both edges. In V8 the number before the slash is each edge's place with its node, and they differ in it; no
    /// reader asks for more than that there is one.
    private func write(_ ephemeron: SnapshotLayout.Entry, to output: SnapshotOutput, nodes: SnapshotNodes) {
        output.write(",\n\"1 / part of key (")
        writeName(of: ephemeron.key, to: output, nodes: nodes)
        output.write(") -> value (")
        if case .node(let value) = ephemeron.value { writeName(of: value, to: output, nodes: nodes) } else {
            output.write("\(nodes.name(of: ephemeron.value)) @")
            output.write(number: layout.id(ofPrimitiveAt: layout.place(of: ephemeron.value)))
        }
        output.write(") pair in WeakMap (table @")
        output.write(number: ephemeron.table)
        output.write(")\"")
    }

    private func writeName(of node: Node, to output: SnapshotOutput, nodes: SnapshotNodes) {
        let name = nodes.typeAndName(of: node).1
        // All nodes have their names by now, so this one is not behind the ephemerons'.
        if name < firstEphemeron { writeLine(of: sources[Int(name)], to: output) }
        output.write(" @")
        output.write(number: source.snapshotID(of: node))
    }

    /// On one line: readers look for the name with a pattern in which a dot is no line break.
    private func writeLine(of number: UInt32, to output: SnapshotOutput) {
        guard number >> Source.bits == Source.cell else { return writeUnits(of: number, to: output, limit: SnapshotStrings.longestInName) }
        source.withUnits(of: Node(truncatingIfNeeded: Int(number & Source.mask))) { text in
            func write(_ unit: UInt16) { output.write(unit: unit < 0x20 || unit == 0x2028 || unit == 0x2029 ? 0x20 : unit) }
            switch text {
            case .latin1(let units): for unit in units.prefix(SnapshotStrings.longestInName) { write(UInt16(unit)) }
            case .twoByte(let units): for unit in units.prefix(SnapshotStrings.longestInName) { write(unit) }
            }
        }
    }
}
