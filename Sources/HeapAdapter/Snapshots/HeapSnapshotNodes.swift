import Engine
import Explorer

/// Writes the nodes of a snapshot, and where the code of functions stands.
final class SnapshotNodes {
    private let layout: SnapshotLayout
    private let strings: SnapshotStrings
    private let output: SnapshotOutput
    private let vm: VM
    private let names: FixedNames
    /// The objects of a hidden class with a `constructor` of its own: each has its own name.
    private static let varies = UInt32.max

    private struct FixedNames {
        let concatenation, symbol, bigint, context, map, descriptors, properties, elements, accessors, global, proxy, object: UInt32

        init(_ strings: SnapshotStrings) {
            concatenation = strings.id("(concatenated string)")
            symbol = strings.id("symbol")
            bigint = strings.id("bigint")
            context = strings.id("system / Context")
            map = strings.id("system / Map")
            descriptors = strings.id("(map descriptors)")
            properties = strings.id("(object properties)")
            elements = strings.id("(object elements)")
            accessors = strings.id("system / AccessorPair")
            global = strings.id("global")
            proxy = strings.id("Proxy")
            object = strings.id("Object")
        }
    }

    init(layout: SnapshotLayout, strings: SnapshotStrings, output: SnapshotOutput) {
        self.layout = layout
        self.strings = strings
        self.output = output
        vm = layout.vm
        names = FixedNames(strings)
    }

    // MARK: Nodes

    func write() {
        writeRoots()
        var collections = layout.collections.makeIterator()
        var nextCollection = collections.next()
        for node in 0..<layout.cells.count {
            if output.hasFailed { return }
            let cell = layout.cells[node]
            var size = vm.shallowSize(cell)
            if let collection = nextCollection, Int(collection.node) == node {
                // The table stands for itself.
                size -= SnapshotLayout.table(of: cell, vm).map(vm.shallowSize) ?? 0
                nextCollection = collections.next()
            }
            let (type, name) = typeAndName(of: Node(truncatingIfNeeded: node))
            write(type, name, layout.id(of: cell), size, Int(layout.edgeCounts[node]))
        }
        layout.forEachTable { table, _, edgeCount in
            write(.array, SnapshotStrings.empty, layout.id(of: table), vm.shallowSize(table), edgeCount)
        }
    }

    private func writeRoots() {
        writeRoot(0, .synthetic, "", edges: 3, isFirst: true)
        writeRoot(1, .synthetic, "(GC roots)", edges: SnapshotLayout.Group.allCases.count)
        for group in SnapshotLayout.Group.allCases { writeRoot(2 + group.rawValue, .synthetic, group.name, edges: layout.groups[group.rawValue].count) }
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
        let cell = layout.cells[Int(node)]
        if let object = JSObject(cell: cell) { return typeAndName(of: object) }
        switch cell.kind {
        case .string:
            if Value(cell).asString.isConcatenation { return (.concatenatedString, names.concatenation) }
            return (.string, strings.id(ofNode: node))
        case .symbol: return (.symbol, names.symbol)
        case .bigInt: return (.bigint, names.bigint)
        case .environment: return (.object, names.context)
        case .shape: return (.objectShape, names.map)
        case .propertyMap: return (.array, names.descriptors)
        case .code: return (.code, vm.functionNameCell(ofCode: cell).flatMap(name) ?? SnapshotStrings.empty)
        case .elements: return (.array, names.elements)
        case .slots: return (.array, names.properties)
        case .accessor: return (.hidden, names.accessors)
        default: return (.array, SnapshotStrings.empty)
        }
    }

    private func typeAndName(of object: JSObject) -> (SnapshotNodeType, UInt32) {
        switch object.kind {
        case .function, .nativeFunction, .boundFunction: (.closure, functionName(object))
        case .regExp: (.regexp, constructorName(object))
        case .global: (.object, names.global)
        case .proxy: (.object, names.proxy)
        // Their prototypes have no constructor; V8 names them so.
        case .arrayIterator: (.object, strings.id("Array Iterator"))
        case .mapIterator: (.object, strings.id("MapIterator"))
        case .setIterator: (.object, strings.id("SetIterator"))
        case .stringIterator: (.object, strings.id("String Iterator"))
        default: (.object, constructorName(object))
        }
    }

    private func functionName(_ function: JSObject) -> UInt32 {
        vm.functionNameCell(function).flatMap(name) ?? strings.id(vm.quietFunctionName(function))
    }

    private func name(_ cell: Cell) -> UInt32? {
        guard cell.kind == .string, !Value(cell).asString.isConcatenation else { return nil }
        return layout.find(cell).map(strings.id(ofNode:))
    }

    /// All objects with one hidden class have one prototype and the same properties: they are asked once.
    private func constructorName(_ object: JSObject) -> UInt32 {
        guard let shape = layout.find(vm.shapeCell(of: object)) else { return constructorNameText(object) }
        let known = strings.nameOfInstances(ofShape: shape)
        if known != 0, known != SnapshotNodes.varies { return known }
        let name = constructorNameText(object)
        if known == 0 {
            let isOwn = vm.ownDataProperty(of: object, vm[.constructor]) != nil
            strings.setNameOfInstances(ofShape: shape, isOwn ? SnapshotNodes.varies : name)
        }
        return name
    }

    private func constructorNameText(_ object: JSObject) -> UInt32 { vm.quietConstructorName(object).map(strings.id) ?? names.object }

    // MARK: Locations

    /// For each function of a script its node, the script's number, line and column; these two start at 0.
    func writeLocations() {
        var known: [Node: (script: Int, position: (line: Int, column: Int))] = [:]
        var scripts: [ObjectIdentifier: Int] = [:]
        var isFirst = true
        for node in 0..<layout.cells.count where layout.cells[node].kind == .function {
            if output.hasFailed { return }
            guard let code = JSObject(cell: layout.cells[node]).flatMap(vm.codeCell), let codeNode = layout.find(code) else { continue }
            if known[codeNode] == nil {
                let location = vm.location(ofCode: code)
                let script = scripts[ObjectIdentifier(location.source)] ?? scripts.count + 1
                scripts[ObjectIdentifier(location.source)] = script
                known[codeNode] = (script, (location.position.line - 1, location.position.column - 1))
            }
            guard let place = known[codeNode] else { continue }
            if !isFirst { output.write(byte: 0x2C) }
            isFirst = false
            for (i, number) in [SnapshotLayout.place(of: Node(truncatingIfNeeded: node)) * SnapshotWriter.nodeFields, place.script, place.position.line, place.position.column].enumerated() {
                if i > 0 { output.write(byte: 0x2C) }
                output.write(number: number)
            }
        }
    }
}
