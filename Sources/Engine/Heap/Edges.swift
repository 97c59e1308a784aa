// The heap as people see it: which cell refers to which, and by what name. The names twin of Tracing.swift (a kind that is
// added there must be added here) and of the collector's roots.
//
// Some cells are but a part of another: a property's accessor, an object's slots and elements, a Map's table, a record in an
// internal slot. They are looked through: their owner has their edges, and their size.

/// How one cell refers to another.
public enum EdgeKind: Hashable, Sendable {
    case property(PropertyKey)
    case getter(PropertyKey)
    case setter(PropertyKey)
    case element(Int)
    case internalSlot(InternalSlot)
    /// The position counts the entries that are there.
    case mapKey(Int)
    case mapValue(key: Value, Int)
    case setElement(Int)
    case weakMapKey
    /// An ephemeron: it holds while the WeakMap and the key are alive.
    case weakMapValue(key: Value)
    case weakSetElement
    case weakRefTarget
    case registryTarget
    case registryHeld
    case registryToken
    /// A variable of an environment.
    case variable(String)
    /// The engine's own business.
    case hidden(EnginePart)

    /// Does not by itself keep alive what it refers to. True for ephemerons too: the map alone is not enough.
    public var isWeak: Bool {
        switch self {
        case .weakMapKey, .weakMapValue, .weakSetElement, .weakRefTarget, .registryTarget, .registryToken: true
        default: false
        }
    }

    public var isEphemeron: Bool {
        if case .weakMapValue = self { return true }
        return false
    }
}

/// Why a cell is alive without any other.
public enum Root: Hashable, Sendable {
    case global
    /// A top-level `let`, `const` or `class`.
    case binding(String)
    /// A register of a call that is under way. The function's name is empty for built-in ones and for those without.
    case stack(function: String, variable: String?)
    /// Built-in code that runs holds it.
    case temporary
    /// A WeakRef gave it out in this job (ECMA-262 §9.11).
    case keptAlive
    case exception
    case microtask
    /// A registry whose callback is to be called.
    case cleanup
    case symbolRegistry(String)
    case intrinsic(Intrinsic)
    case engine(String)
}

public typealias EdgeVisitor = (EdgeKind, Cell) -> Void

extension VM {
    /// Calls `body` for each reference from the cell to another.
    public func forEachEdge(of cell: Cell, _ body: EdgeVisitor) {
        if cell.isObject { return forEachEdge(of: JSObject(cell), cell.kind, body) }
        switch cell.kind {
        case .string:
            guard JSString(cell).isRope else { return }
            visit(.hidden(.left), cell.cell(at: 16), body)
            visit(.hidden(.right), cell.cell(at: 24), body)
        case .symbol: visit(.internalSlot(.description), cell.value(at: 8), body)
        case .accessor:
            visit(.hidden(.getter), cell.value(at: 8), body)
            visit(.hidden(.setter), cell.value(at: 16), body)
        case .environment: forEachVariable(of: Environment(cell), body)
        case .shape: forEachEdge(of: Shape(cell), body)
        case .hashTable: forEachEntry(of: HashTable(cell), body)
        case .record: forEachValue(ofRecord: cell, .hidden(.value), body)
        case .code: forEachEdge(ofCode: cell, body)
        case .slots: for i in 0..<Int(cell.word4) { visit(.hidden(.slot), cell.value(at: 8 + i * 8), body) }
        case .elements: forEachElement(of: Elements(cell), body)
        default: break
        }
    }

    private func visit(_ kind: @autoclosure () -> EdgeKind, _ value: Value, _ body: EdgeVisitor) { if value.isCell { body(kind(), value.asCell) } }
    private func visit(_ kind: @autoclosure () -> EdgeKind, _ cell: Cell?, _ body: EdgeVisitor) { if let cell { body(kind(), cell) } }
    private func visit(_ kind: @autoclosure () -> EdgeKind, _ key: PropertyKey, _ body: EdgeVisitor) { if !key.isIndex { body(kind(), key.cell) } }

    // MARK: Cells that are no objects

    private func forEachVariable(of environment: Environment, _ body: EdgeVisitor) {
        let names = scopeNames(environment.scopeID)
        for i in 0..<environment.count { visit(.variable(i < names.count ? names[i] : "variable \(i)"), environment[i], body) }
        visit(.internalSlot(.outerEnv), environment.cell.cell(at: 8), body)
    }

    private func forEachEdge(of shape: Shape, _ body: EdgeVisitor) {
        visit(.internalSlot(.prototype), shape.prototype, body)
        let map = shape.map
        body(.hidden(.propertyMap), map.cell)
        for i in 0..<shape.count where map.key(at: i) != PropertyMap.deletedKey { visit(.hidden(.key), map.key(at: i), body) }
    }

    private func forEachEdge(ofCode cell: Cell, _ body: EdgeVisitor) {
        let code = cell.load(8, as: UnsafeMutablePointer<Code>.self)
        for i in 0..<code.pointee.constantCount { visit(.hidden(.constant), code.pointee.constants[i], body) }
        for i in 0..<code.pointee.cacheCount { visit(.hidden(.propertyName), code.pointee.caches[i].key, body) }
        visit(.hidden(.name), code.pointee.name, body)
    }

    private func forEachValue(ofRecord record: Cell, _ kind: EdgeKind, _ body: EdgeVisitor) {
        for i in 0..<Int(record.load(8, as: UInt64.self)) { visit(kind, record.value(at: 16 + i * 8), body) }
    }

    private func forEachElement(of elements: Elements, _ body: EdgeVisitor) {
        for i in 0..<elements.count { visit(.element(i), elements[i], body) }
    }

    private func forEachEntry(of table: HashTable, isSet: Bool = false, _ body: EdgeVisitor) {
        // An iterator that is behind holds a table only for the way to the new one.
        if let successor = table.successor { return body(.hidden(.successor), successor.cell) }
        var position = 0
        for i in table.first..<table.used where !table.isDeleted(at: i) {
            let key = table.key(at: i)
            visit(isSet ? .setElement(position) : .mapKey(position), key, body)
            visit(.mapValue(key: key, position), table.value(at: i), body)
            position += 1
        }
    }

    // MARK: Objects

    private func forEachEdge(of object: JSObject, _ kind: CellKind, _ body: EdgeVisitor) {
        forEachProperty(of: object, body)
        if let elements = object.elements { forEachElement(of: elements, body) }
        forEachInternalSlot(of: object, kind, body)
        let shape = shape(object.shapeID)
        visit(.internalSlot(.prototype), shape.prototype, body)
        body(.hidden(.shape), shape.cell)
    }

    private func forEachProperty(of object: JSObject, _ body: EdgeVisitor) {
        let shape = shape(object.shapeID), map = shape.map
        for i in 0..<shape.count where map.key(at: i) != PropertyMap.deletedKey {
            let entry = map.entry(at: i), stored = object.slot(entry.slot)
            if entry.attributes.contains(.accessor), stored.isCell {
                visit(.getter(entry.key), stored.asCell.value(at: 8), body)
                visit(.setter(entry.key), stored.asCell.value(at: 16), body)
            } else {
                visit(.property(entry.key), stored, body)
            }
        }
    }

    private func forEachInternalSlot(of object: JSObject, _ kind: CellKind, _ body: EdgeVisitor) {
        let cell = object.cell
        switch kind {
        case .object, .array: break
        case .function:
            visit(.internalSlot(.environment), cell.cell(at: 32), body)
            visit(.internalSlot(.homeObject), object.homeObject, body)
            visit(.hidden(.code), cell.cell(at: 24), body)
        case .nativeFunction:
            visit(.hidden(.data), object.nativeData, body)
            visit(.hidden(.name), PropertyKey(bits: cell.load(32)), body)
        case .map: forEachEntry(of: object.hashTable, body)
        case .set: forEachEntry(of: object.hashTable, isSet: true, body)
        case .weakMap, .weakSet: forEachWeakEntry(of: object, kind, body)
        case .weakRef: visit(.weakRefTarget, object.internalSlot(0), body)
        case .finalizationRegistry:
            visit(.internalSlot(.cleanupCallback), object.internalSlot(0), body)
            forEachRegistryCell(of: object, body)
        default:
            let names = internalSlotNames(kind)
            for i in 0..<Int(cell.byte3) where object.internalSlot(i).isCell {
                let held = object.internalSlot(i).asCell
                guard i < names.count else { body(.hidden(.slot), held); continue }
                if held.kind == .record { forEachValue(ofRecord: held, .internalSlot(names[i]), body) } else { body(.internalSlot(names[i]), held) }
            }
        }
    }

    private func forEachWeakEntry(of object: JSObject, _ kind: CellKind, _ body: EdgeVisitor) {
        guard object.internalSlot(0).isCell else { return }
        let table = object.hashTable
        for i in table.first..<table.used where !table.isDeleted(at: i) {
            let key = table.key(at: i)
            visit(kind == .weakSet ? .weakSetElement : .weakMapKey, key, body)
            visit(.weakMapValue(key: key), table.value(at: i), body)
        }
    }

    private func forEachRegistryCell(of registry: JSObject, _ body: EdgeVisitor) {
        guard registry.internalSlot(1).isCell else { return }
        let cells = RegistryCells(registry.internalSlot(1).asCell)
        for i in 0..<cells.count {
            visit(.registryTarget, cells.target(at: i), body)
            visit(.registryHeld, cells.heldValue(at: i), body)
            visit(.registryToken, cells.token(at: i), body)
        }
    }

    /// The specification's names for the internal slots of the kinds that keep them in order.
    private func internalSlotNames(_ kind: CellKind) -> [InternalSlot] {
        switch kind {
        case .boundFunction: [.boundTargetFunction, .boundThis, .boundArguments]
        case .booleanObject: [.booleanData]
        case .numberObject: [.numberData]
        case .stringObject: [.stringData]
        case .symbolObject: [.symbolData]
        case .bigIntObject: [.bigIntData]
        case .error: [.errorData]
        case .arguments: [.parameterMap, .parameterMap]
        case .arrayIterator: [.iteratedArrayLike]
        case .mapIterator: [.iteratedMap]
        case .setIterator: [.iteratedSet]
        case .stringIterator: [.iteratedString]
        case .iteratorHelper: [.underlyingIterator, .underlyingNext, .helperFunction, .helperFunction, .helperFunction, .innerIterator, .innerNext]
        case .wrappedIterator: [.iterated, .iteratedNext]
        case .proxy: [.proxyTarget, .proxyHandler]
        case .forInIterator: [.enumeratedObject, .remainingKeys]
        default: []
        }
    }

    // MARK: Roots

    /// Calls `body` for each cell that is alive without another, in a fixed order. A cell may have several reasons.
    public func forEachRoot(_ body: (Root, Cell) -> Void) {
        func visit(_ root: @autoclosure () -> Root, _ value: Value) { if value.isCell { body(root(), value.asCell) } }
        body(.global, self[Intrinsic.global].cell)
        for i in 0..<state.pointee.globals.bindings.count {
            let binding = state.pointee.globals.bindings[i]
            visit(.binding(describe(binding.name)), binding.value)
            visit(.engine("binding name"), Value(bits: binding.name.bits))
        }
        forEachStackRoot(body)
        for i in 0..<state.pointee.temporaries.count { visit(.temporary, state.pointee.temporaries[i]) }
        for i in 0..<state.pointee.keptAlive.count { visit(.keptAlive, state.pointee.keptAlive[i]) }
        visit(.exception, state.pointee.exception)
        for job in state.pointee.jobs.microtasks {
            visit(.microtask, job.callback)
            visit(.microtask, job.this)
            visit(.microtask, job.arguments)
        }
        for registry in state.pointee.jobs.cleanups { visit(.cleanup, registry) }
        for entry in state.pointee.symbolRegistry {
            visit(.symbolRegistry(swiftString(entry.key)), Value(entry.symbol))
            visit(.engine("symbol registry"), Value(entry.key))
        }
        forEachEngineRoot(body)
    }

    private func forEachEngineRoot(_ body: (Root, Cell) -> Void) {
        func visit(_ root: Root, _ bits: UInt64) { if Value(bits: bits).isCell { body(root, Value(bits: bits).asCell) } }
        for intrinsic in Intrinsic.allCases where intrinsic != .global {
            visit(.intrinsic(intrinsic), state.pointee.intrinsics[Int(intrinsic.rawValue)].bits)
        }
        visit(.engine("array iterator"), state.pointee.intrinsics[Intrinsic.allCases.count].bits)
        for i in 0..<Atom.allCases.count { visit(.engine("property name"), state.pointee.knownKeys[i].bits) }
        for i in 0..<WellKnownSymbol.allCases.count { visit(.engine("well-known symbol"), state.pointee.wellKnownSymbols[i].bits) }
        for i in 0..<256 { if let address = state.pointee.singleUnits[i] { body(.engine("string of one unit"), Cell(address)) } }
        for id in [state.pointee.plainObjectShape, state.pointee.arrayShape, state.pointee.functionShape, state.pointee.iteratorResultShape]
        where id != 0 { body(.engine("shape"), shape(id).cell) }
    }

    /// The value stack, as `Collector.markStack` reads it.
    private func forEachStackRoot(_ body: (Root, Cell) -> Void) {
        let stack = state.pointee.stack
        func visit(_ position: UnsafeMutablePointer<Value>, _ root: @autoclosure () -> Root) {
            if position.pointee.isCell { body(root(), position.pointee.asCell) }
        }
        var position = stack.base
        for i in 0..<stack.frameCount {
            let frame = stack.frames[i], code = frame.code
            while position < frame.registers { visit(position, .stack(function: "", variable: nil)); position += 1 }
            let function = code.pointee.name.isString ? swiftString(code.pointee.name.asString) : ""
            let instruction = frame.pc - UnsafePointer(code.pointee.instructions) - 1
            let height = instruction < 0 ? Int(frame.argumentCount) + 2 : Int(code.pointee.heights[instruction])
            for register in 0..<height {
                visit(frame.registers + register, .stack(function: function, variable: variableName(code, register, instruction)))
            }
            if frame.newTarget.isCell { body(.stack(function: function, variable: "new.target"), frame.newTarget.asCell) }
            let next = i + 1 < stack.frameCount ? stack.frames[i + 1].registers : stack.top
            position = max(frame.registers + height, min(frame.registers + Int(code.pointee.registerCount), next))
        }
        while position < stack.top { visit(position, .stack(function: "", variable: nil)); position += 1 }
    }

    private func variableName(_ code: UnsafeMutablePointer<Code>, _ register: Int, _ instruction: Int) -> String? {
        if register == 1 { return "this" }
        return code.pointee.info.variables.first { $0.register == register && $0.start <= instruction && instruction <= $0.end }?.name
    }

    // MARK: All cells

    /// Calls `body` for each cell that takes up memory, garbage included that no collection has found yet. The order is that of
    /// the blocks: equal scripts give equal orders.
    public func forEachCell(_ body: (Cell) -> Void) {
        let heap = heap.state
        for i in 0..<Heap.classCount {
            let sizeClass = heap.pointee.classes[i]
            for j in 0..<sizeClass.blocks.count { forEachCell(in: sizeClass.blocks[j], notHandedOut: sizeClass.cursor..<sizeClass.end, body) }
        }
        for j in 0..<heap.pointee.large.count { forEachCell(in: heap.pointee.large[j], notHandedOut: 0..<0, body) }
    }

    /// A cell is there where the last collection marked it, or where it is young: in a run that was taken since for allocation,
    /// and not in that part of the last run which is yet to be handed out.
    private func forEachCell(in block: Block, notHandedOut rest: Range<UInt>, _ body: (Cell) -> Void) {
        for i in 0..<block.cellCount {
            let cell = block.cell(i)
            if Block.isMarked(cell) || (Block.isYoung(cell) && !rest.contains(UInt(bitPattern: cell.address))) { body(cell) }
        }
    }

    /// The bytes that the cell takes, with those of the cells that are a part of it.
    public func shallowSize(_ cell: Cell) -> Int {
        var size = Block(of: cell).bytesPerCell
        forEachPart(of: cell) { size += Block(of: $0).bytesPerCell }
        return size
    }

    /// Calls `body` for each cell that is a part of this one and of no other: such a cell is no node of the graph that the
    /// edges make.
    public func forEachPart(of cell: Cell, _ body: (Cell) -> Void) {
        if cell.kind == .shape { Shape(cell).transitions.map(body) }
        guard cell.isObject else { return }
        let object = JSObject(cell), shape = shape(object.shapeID), map = shape.map
        if let slots = object.slots { body(slots) }
        if let elements = object.elements { body(elements.cell) }
        for i in 0..<shape.count where map.key(at: i) != PropertyMap.deletedKey && map.attributes(at: i).contains(.accessor) {
            let accessor = object.slot(map.slot(at: i))
            if accessor.isCell { body(accessor.asCell) }
        }
        switch cell.kind {
        case .object, .array, .function, .nativeFunction: break
        case .mapIterator, .setIterator: break
        default:
            for i in 0..<Int(cell.byte3) where object.internalSlot(i).isCell {
                let part = object.internalSlot(i).asCell
                if part.kind == .record || part.kind == .hashTable { body(part) }
            }
        }
    }
}
