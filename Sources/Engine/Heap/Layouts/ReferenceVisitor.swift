// Which cells a cell refers to. Each kind of cell tells its references once, in the file that tells its fields; here stand the
// forms in which it tells them. The collector listens without names, the explorer with them, and who measures an object listens
// for its parts: all hear the same.
//
// `VM.visitReferences` is generic and its visitors are known to the compiler, so that what the collector does not listen to costs
// it nothing: a name is an autoclosure that is never made.

/// Somebody who wants to know the references of cells.
protocol ReferenceVisitor {
    /// It wants names. Where false, properties come as values in slots and weak references not at all.
    static var isNaming: Bool { get }

    /// A reference that keeps alive.
    mutating func hold(_ cell: Cell, _ name: @autoclosure () -> EdgeKind)
    /// The memory of a cell of which not all is this cell's business: what is, the cell tells itself.
    mutating func holdMemory(_ cell: Cell, _ name: @autoclosure () -> EdgeKind)
    /// A cell that is a part of this one and of no other. True where its references are to be told now, as the owner's.
    mutating func part(_ cell: Cell) -> Bool
    /// A reference that keeps nothing alive, or only under a condition. For those who want names.
    mutating func mention(_ cell: Cell, _ name: @autoclosure () -> EdgeKind)
    /// The object mentions cells.
    mutating func refersWeakly(_ object: JSObject)
}

extension ReferenceVisitor {
    @inline(__always) mutating func hold(_ value: Value, _ name: @autoclosure () -> EdgeKind) { if value.isCell { hold(value.asCell, name()) } }
    @inline(__always) mutating func hold(_ cell: Cell?, _ name: @autoclosure () -> EdgeKind) { if let cell { hold(cell, name()) } }
    @inline(__always) mutating func hold(_ key: PropertyKey, _ name: @autoclosure () -> EdgeKind) { hold(Value(bits: key.bits), name()) }
    @inline(__always) mutating func mention(_ value: Value, _ name: @autoclosure () -> EdgeKind) {
        if value.isCell { mention(value.asCell, name()) }
    }
}

extension VM {
    /// Tells the visitor every reference of the cell.
    @inline(__always) func visitReferences<V: ReferenceVisitor>(of cell: Cell, _ visitor: inout V) {
        if cell.isObject { return visitReferences(of: JSObject(cell), &visitor) }
        visitReferences(ofOther: cell, &visitor)
    }

    /// Of an object: its properties and elements, the internal slots of its kind, and its shape.
    @inline(__always) private func visitReferences<V: ReferenceVisitor>(of object: JSObject, _ visitor: inout V) {
        object.visitProperties(self, &visitor)
        if object.kind != .object { visitInternalSlots(of: object, &visitor) }
        let shape = shape(object.shapeID)
        // Everybody else comes to the prototype through the shape.
        if V.isNaming { visitor.hold(shape.prototype, .internalSlot(.prototype)) }
        visitor.hold(shape.cell, .hidden(.shape))
    }

    /// Exhaustive, as the next one is: a kind that is added must say here what it refers to.
    @inline(__always) private func visitReferences<V: ReferenceVisitor>(ofOther cell: Cell, _ visitor: inout V) {
        switch cell.kind {
        case .string: JSString(cell).visit(&visitor)
        case .symbol: JSSymbol(cell).visit(&visitor)
        case .accessor: Accessor(cell).visit(&visitor)
        case .environment: Environment(cell).visit(self, &visitor)
        case .slots: Slots(cell).visit(&visitor)
        case .elements: Elements(cell).visit(&visitor)
        case .shape: Shape(cell).visit(&visitor)
        case .hashTable: HashTable(cell).visit(&visitor, isSet: false)
        case .code: CodeCell(cell).visit(&visitor)
        case .record: Record(cell).visit(&visitor, .hidden(.value))
        // A map's keys are held by the shapes that share it; each knows how many are its own.
        case .propertyMap: break
        case .free, .bigInt: break
        case .object, .array, .function, .nativeFunction, .boundFunction, .error, .booleanObject, .numberObject, .stringObject, .symbolObject,
             .bigIntObject, .arguments, .map, .set, .weakMap, .weakSet, .weakRef, .finalizationRegistry, .arrayIterator, .mapIterator,
             .setIterator, .stringIterator, .iteratorHelper, .wrappedIterator, .regExpStringIterator, .generator, .promise, .proxy, .date,
             .regExp, .global, .forInIterator, .arrayBuffer, .typedArray, .dataView:
            assertionFailure("objects are visited as such")
        }
    }

    private func visitInternalSlots<V: ReferenceVisitor>(of object: JSObject, _ visitor: inout V) {
        switch object.kind {
        case .object, .array, .global, .date: break
        case .function: FunctionLayout(object).visit(&visitor)
        case .nativeFunction: NativeFunctionLayout(object).visit(&visitor)
        case .boundFunction: BoundFunctionLayout(object).visit(&visitor)
        case .error: ErrorLayout(object).visit(&visitor)
        case .booleanObject, .numberObject, .stringObject, .symbolObject, .bigIntObject: PrimitiveLayout(object).visit(&visitor)
        case .arguments: ArgumentsLayout(object).visit(&visitor)
        case .map, .set: TableLayout(object).visit(&visitor)
        case .weakMap, .weakSet: WeakTableLayout(object).visit(&visitor)
        case .weakRef: WeakRefLayout(object).visit(&visitor)
        case .finalizationRegistry: RegistryLayout(object).visit(&visitor)
        case .arrayIterator: ArrayIteratorLayout(object).visit(&visitor)
        case .mapIterator, .setIterator: CollectionIteratorLayout(object).visit(&visitor)
        case .stringIterator: StringIteratorLayout(object).visit(&visitor)
        case .iteratorHelper: IteratorHelperLayout(object).visit(&visitor)
        case .wrappedIterator: WrappedIteratorLayout(object).visit(&visitor)
        case .proxy: ProxyLayout(object).visit(&visitor)
        case .forInIterator: ForInLayout(object).visit(&visitor)
        case .regExpStringIterator, .generator, .promise, .regExp, .arrayBuffer, .typedArray, .dataView:
            // Nobody makes these yet: whoever does gives them a layout.
            assertionFailure("an object without a layout")
        case .free, .string, .symbol, .bigInt, .accessor, .environment, .slots, .elements, .shape, .propertyMap, .hashTable, .code, .record:
            assertionFailure("no object")
        }
    }
}
