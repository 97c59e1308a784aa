/// Writes the nodes of a snapshot, and where the code of functions stands.
final class SnapshotNodes {
    private let layout: SnapshotLayout
    private let strings: SnapshotStrings
    private let output: SnapshotOutput
    private let source: any SnapshotSource
    private let names: FixedNames
    /// The names of objects by their classes; 0 for one that is yet to be asked.
    private var namesOfClasses: [UInt32] = []
    /// Prototypes of classes are one class here, and have names of their own.
    private static let varies = UInt32.max

    private struct FixedNames {
        let concatenation, symbol, bigint, context, map, descriptors, global, proxy, object: UInt32

        init(_ strings: SnapshotStrings) {
            concatenation = strings.id("(concatenated string)")
            symbol = strings.id("symbol")
            bigint = strings.id("bigint")
            context = strings.id("system / Context")
            map = strings.id("system / Map")
            descriptors = strings.id("(map descriptors)")
            global = strings.id("global")
            proxy = strings.id("Proxy")
            object = strings.id("Object")
        }
    }

    init(layout: SnapshotLayout, strings: SnapshotStrings, output: SnapshotOutput) {
        self.layout = layout
        self.strings = strings
        self.output = output
        source = layout.source
        names = FixedNames(strings)
    }

    // MARK: Nodes

    func write() {
        writeRoots()
        var collections = layout.collections.makeIterator()
        var nextCollection = collections.next()
        for place in layout.kinds.indices {
            if output.hasFailed { return }
            let node = Node(truncatingIfNeeded: place)
            var size = source.size(of: node)
            if let collection = nextCollection, collection.node == node {
                // The table stands for itself.
                size -= source.snapshotTable(of: node)?.size ?? 0
                nextCollection = collections.next()
            }
            let (type, name) = typeAndName(of: node)
            write(type, name, source.snapshotID(of: node), size, Int(layout.edgeCounts[place]))
        }
        layout.forEachTable { table, _, edgeCount in
            write(.array, SnapshotStrings.empty, table.id, table.size, edgeCount)
        }
        writePrimitives()
    }

    private func writePrimitives() {
        var place = layout.firstPrimitive
        func write(_ type: SnapshotNodeType, _ name: String) {
            self.write(type, strings.id(name), layout.id(ofPrimitiveAt: place), 0, 0)
            place += 1
        }
        for _ in SnapshotLayout.oddballs { write(.hidden, SnapshotNodes.oddball) }
        for number in layout.numbers { write(.number, source.text(ofNumber: number)) }
        for text in layout.remarks { write(.code, text) }
    }

    private static let oddball = "system / Oddball"

    /// What the value is called where it is no node of the heap.
    func name(of content: SnapshotContent) -> String {
        if case .number(let number) = content { return source.text(ofNumber: layout.numbers[number]) }
        return SnapshotNodes.oddball
    }

    private func writeRoots() {
        writeRoot(0, .synthetic, "", edges: 3, isFirst: true)
        writeRoot(1, .synthetic, "(GC roots)", edges: SnapshotLayout.Group.allCases.count)
        for group in SnapshotLayout.Group.allCases { writeRoot(2 + group.rawValue, .synthetic, group.name, edges: layout.edgeCount(of: group)) }
        writeRoot(SnapshotLayout.scopeNode, .object, "system / Context", edges: layout.scope.count)
    }

    private func writeRoot(_ place: Int, _ type: SnapshotNodeType, _ name: String, edges: Int, isFirst: Bool = false) {
        write(type, strings.id(name), SnapshotLayout.id(ofPlace: place), 0, edges, isFirst: isFirst)
    }

    @inline(__always)
    private func write(_ type: SnapshotNodeType, _ name: UInt32, _ id: UInt32, _ size: Int, _ edges: Int, isFirst: Bool = false) {
        if !isFirst { output.write(byte: 0x2C) }
        output.write(number: UInt32(type.rawValue))
        output.write(byte: 0x2C)
        output.write(number: name)
        output.write(byte: 0x2C)
        output.write(number: id)
        output.write(byte: 0x2C)
        output.write(number: size)
        output.write(byte: 0x2C)
        output.write(number: edges)
        output.write(byte: 0x2C)
        output.write(byte: 0x30)
    }

    // MARK: Names

    /// What the node is, and the number of the string that names it.
    func typeAndName(of node: Node) -> (SnapshotNodeType, UInt32) {
        switch layout.kinds[Int(node)] {
        case .string: source.isConcatenation(node) ? (.concatenatedString, names.concatenation) : (.string, strings.id(ofNode: node))
        case .symbol: (.symbol, names.symbol)
        case .bigInt: (.bigint, source.text(of: node).map(strings.id) ?? names.bigint)
        case .environment: (.object, names.context)
        case .hiddenClass: (.objectShape, names.map)
        case .descriptors: (.array, names.descriptors)
        case .code: (.code, source.nameNode(of: node).map(strings.id(ofNode:)) ?? SnapshotStrings.empty)
        case .table, .engine: (.array, SnapshotStrings.empty)
        case .function, .nativeFunction, .boundFunction: (.closure, functionName(node))
        // V8 names one by its pattern, too, without the flags.
        case .regExp: (.regexp, source.text(of: node).map(strings.id) ?? constructorName(node))
        case .global: (.object, names.global)
        case .proxy: (.object, names.proxy)
        // Their prototypes have no constructor; V8 names them so.
        case .arrayIterator: (.object, strings.id("Array Iterator"))
        case .mapIterator: (.object, strings.id("MapIterator"))
        case .setIterator: (.object, strings.id("SetIterator"))
        case .stringIterator: (.object, strings.id("String Iterator"))
        default: (.object, constructorName(node))
        }
    }

    private func functionName(_ function: Node) -> UInt32 {
        if let name = source.nameNode(of: function) { return strings.id(ofNode: name) }
        if case .function(let name, _) = source.portrait(of: source.value(of: function)) { return strings.id(name) }
        return SnapshotStrings.empty
    }

    /// All objects of one class have one name, and are asked once.
    private func constructorName(_ object: Node) -> UInt32 {
        let number = Int(source.classNumber(of: object))
        while namesOfClasses.count <= number { namesOfClasses.append(0) }
        if namesOfClasses[number] == 0 { namesOfClasses[number] = name(ofClass: source.className(Int32(truncatingIfNeeded: number))) }
        if namesOfClasses[number] != SnapshotNodes.varies { return namesOfClasses[number] }
        return switch source.portrait(of: source.value(of: object)) {
        case .prototypeObject(let name), .object(let name?): strings.id(name)
        default: names.object
        }
    }

    private func name(ofClass name: String) -> UInt32 {
        switch name {
        case "(prototype)": SnapshotNodes.varies
        case "[Object: null prototype]": names.object
        default: strings.id(name)
        }
    }

    // MARK: Locations

    /// For each function of a script its node, the script's number, line and column; these two start at 0.
    func writeLocations() {
        var isFirst = true
        for node in layout.kinds.indices where layout.kinds[node] == .function {
            if output.hasFailed { return }
            guard let place = source.location(of: Node(truncatingIfNeeded: node)) else { continue }
            if !isFirst { output.write(byte: 0x2C) }
            isFirst = false
            for (i, number) in [SnapshotLayout.place(of: Node(truncatingIfNeeded: node)) * SnapshotWriter.nodeFields, place.script, place.line, place.column].enumerated() {
                if i > 0 { output.write(byte: 0x2C) }
                output.write(number: number)
            }
        }
    }
}
