// What lives on the heap. A cell starts with an eight-byte header:
//
//     byte 0      kind
//     byte 1      flags (meaning by kind)
//     byte 2      objects: how many property slots stand in the cell itself
//     byte 3      kind-specific
//     bytes 4–7   objects: the id of the shape (hidden class); everything else: 0, so that an inline cache that compares
//                 this word can never take a string for an object
//
// and goes on with fields that depend on the kind: its layout knows them (Layouts/).

/// What a cell is. Kinds from `object` on are JavaScript objects. No gaps: the header holds the case's own byte.
public enum CellKind: UInt8, CaseIterable, Sendable {
    case free, string, symbol, bigInt, accessor, environment, slots, elements, shape, propertyMap, hashTable, code
    /// The bytes of a buffer.
    case dataBlock
    /// A list of cells or values that built-in code hangs on an object's internal slot.
    case record
    case object
    case array, function, nativeFunction, boundFunction, error
    case booleanObject, numberObject, stringObject, symbolObject, bigIntObject, arguments
    case map, set, weakMap, weakSet, weakRef, finalizationRegistry
    case arrayIterator, mapIterator, setIterator, stringIterator, iteratorHelper, wrappedIterator, regExpStringIterator
    case arrayBuffer, sharedArrayBuffer, typedArray, dataView
    /// An object of one of `Intl`'s classes.
    case intl
    case generator, asyncGenerator, asyncFunction, asyncFromSyncIterator
    case promise, proxy, date, regExp, global, forInIterator, moduleNamespace
    case timer
    case rawJSON, disposableStack, asyncDisposableStack
}

extension CellKind {
    /// Hands over the layout of the kind. Exhaustive: this is where a new kind says what it is.
    @inline(__always) func layout<R: LayoutReceiver>(_ receiver: inout R, _ subject: R.Subject) {
        switch self {
        case .free, .bigInt, .dataBlock: receiver.take(PlainCell.self, subject)
        // A map's keys are held by the shapes that share it; each knows how many are its own.
        case .propertyMap: receiver.take(PlainCell.self, subject)
        case .string: receiver.take(JSString.self, subject)
        case .symbol: receiver.take(JSSymbol.self, subject)
        case .accessor: receiver.take(Accessor.self, subject)
        case .environment: receiver.take(Environment.self, subject)
        case .slots: receiver.take(Slots.self, subject)
        case .elements: receiver.take(Elements.self, subject)
        case .shape: receiver.take(Shape.self, subject)
        case .hashTable: receiver.take(HashTable.self, subject)
        case .code: receiver.take(CodeCell.self, subject)
        case .record: receiver.take(Record.self, subject)
        case .object, .array, .global, .rawJSON: receiver.take(PlainObject.self, subject)
        case .function: receiver.take(FunctionLayout.self, subject)
        case .nativeFunction: receiver.take(NativeFunctionLayout.self, subject)
        case .boundFunction: receiver.take(BoundFunctionLayout.self, subject)
        case .error: receiver.take(ErrorLayout.self, subject)
        case .booleanObject, .numberObject, .stringObject, .symbolObject, .bigIntObject: receiver.take(PrimitiveLayout.self, subject)
        case .arguments: receiver.take(ArgumentsLayout.self, subject)
        case .map, .set: receiver.take(TableLayout.self, subject)
        case .weakMap, .weakSet: receiver.take(WeakTableLayout.self, subject)
        case .weakRef: receiver.take(WeakRefLayout.self, subject)
        case .finalizationRegistry: receiver.take(RegistryLayout.self, subject)
        case .arrayIterator: receiver.take(ArrayIteratorLayout.self, subject)
        case .mapIterator, .setIterator: receiver.take(CollectionIteratorLayout.self, subject)
        case .stringIterator: receiver.take(StringIteratorLayout.self, subject)
        case .iteratorHelper: receiver.take(IteratorHelperLayout.self, subject)
        case .wrappedIterator: receiver.take(WrappedIteratorLayout.self, subject)
        case .forInIterator: receiver.take(ForInLayout.self, subject)
        case .moduleNamespace: receiver.take(ModuleNamespaceLayout.self, subject)
        case .disposableStack, .asyncDisposableStack: receiver.take(DisposableStackLayout.self, subject)
        case .proxy: receiver.take(ProxyLayout.self, subject)
        case .date: receiver.take(DateLayout.self, subject)
        case .regExp: receiver.take(RegExpLayout.self, subject)
        case .regExpStringIterator: receiver.take(RegExpStringIteratorLayout.self, subject)
        case .timer: receiver.take(TimerLayout.self, subject)
        case .arrayBuffer, .sharedArrayBuffer: receiver.take(ArrayBufferLayout.self, subject)
        case .typedArray: receiver.take(TypedArrayLayout.self, subject)
        case .dataView: receiver.take(DataViewLayout.self, subject)
        case .intl: receiver.take(IntlLayout.self, subject)
        case .generator, .asyncGenerator, .asyncFunction: receiver.take(GeneratorLayout.self, subject)
        case .asyncFromSyncIterator: receiver.take(AsyncFromSyncIteratorLayout.self, subject)
        case .promise: receiver.take(PromiseLayout.self, subject)
        }
    }
}

/// A reference to a cell. Trivial; it keeps nothing alive.
public struct Cell: Equatable, Hashable, BitwiseCopyable, @unchecked Sendable {
    public let address: UnsafeMutableRawPointer
    @inline(__always) public init(_ address: UnsafeMutableRawPointer) { self.address = address }

    @inline(__always) public var kind: CellKind { unsafeBitCast(address.load(as: UInt8.self), to: CellKind.self) }
    @inline(__always) public var isObject: Bool { address.load(as: UInt8.self) >= CellKind.object.rawValue }
    @inline(__always) var flags: UInt8 {
        get { address.load(fromByteOffset: 1, as: UInt8.self) }
        nonmutating set { address.storeBytes(of: newValue, toByteOffset: 1, as: UInt8.self) }
    }
    @inline(__always) var byte2: UInt8 {
        get { address.load(fromByteOffset: 2, as: UInt8.self) }
        nonmutating set { address.storeBytes(of: newValue, toByteOffset: 2, as: UInt8.self) }
    }
    @inline(__always) var byte3: UInt8 {
        get { address.load(fromByteOffset: 3, as: UInt8.self) }
        nonmutating set { address.storeBytes(of: newValue, toByteOffset: 3, as: UInt8.self) }
    }
    @inline(__always) var word4: UInt32 {
        get { address.load(fromByteOffset: 4, as: UInt32.self) }
        nonmutating set { address.storeBytes(of: newValue, toByteOffset: 4, as: UInt32.self) }
    }
    /// Writes the whole header at once.
    @inline(__always) func setHeader(_ kind: CellKind, flags: UInt8 = 0, byte2: UInt8 = 0, byte3: UInt8 = 0, word4: UInt32 = 0) {
        let word = UInt64(kind.rawValue) | UInt64(flags) << 8 | UInt64(byte2) << 16 | UInt64(byte3) << 24 | UInt64(word4) << 32
        address.storeBytes(of: word, as: UInt64.self)
    }

    @inline(__always) func load<T: BitwiseCopyable>(_ offset: Int, as type: T.Type = T.self) -> T {
        assert(holds(MemoryLayout<T>.size, at: offset), "a read beyond the cell")
        return address.load(fromByteOffset: offset, as: T.self)
    }
    @inline(__always) func store<T: BitwiseCopyable>(_ value: T, at offset: Int) {
        assert(holds(MemoryLayout<T>.size, at: offset), "a write beyond the cell")
        address.storeBytes(of: value, toByteOffset: offset, as: T.self)
    }
    @inline(__always) func value(at offset: Int) -> Value { Value(bits: load(offset)) }
    @inline(__always) func setValue(_ value: Value, at offset: Int) { store(value.bits, at: offset) }
    /// A field that refers to another cell or to none.
    @inline(__always) func cell(at offset: Int) -> Cell? {
        UnsafeMutableRawPointer(bitPattern: load(offset, as: UInt.self)).map(Cell.init)
    }
    @inline(__always) func setCell(_ cell: Cell?, at offset: Int) {
        store(cell.map { UInt(bitPattern: $0.address) } ?? 0, at: offset)
    }

    /// For assertions: the cell has so many bytes there.
    func holds(_ bytes: Int, at offset: Int) -> Bool { offset >= 0 && offset + bytes <= Block(of: self).cellRoom }
}
