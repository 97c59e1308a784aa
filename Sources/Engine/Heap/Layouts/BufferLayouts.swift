// Buffers and their views (ECMA-262 §25.1, §25.2, §23.2, §25.3). The bytes stand in a cell of their own, a data block: they are the
// heap's memory like any other, count against its limit, and go with the buffer that they are a part of.
//
// A view's fields are plain numbers beside the reference to its buffer, so that the interpreter reads an element with a few loads.

/// The bytes of a buffer (ECMA-262 §6.2.9 Data Blocks).
///
///     8   room in bytes (u64)     16  bytes
struct DataBlock: Equatable {
    let cell: Cell
    @inline(__always) init(_ cell: Cell) {
        assert(cell.kind == .dataBlock)
        self.cell = cell
    }

    static let bytesOffset = 16
    var capacity: Int { cell.load(8, as: Int.self) }
    var bytes: UnsafeMutableRawPointer { cell.address + DataBlock.bytesOffset }
}

extension VM {
    /// Room for `capacity` bytes, all zero.
    func newDataBlock(capacity: Int) -> DataBlock {
        let wanted = DataBlock.bytesOffset + max(capacity, 8)
        let size = wanted <= Heap.largestSmall ? Heap.cellSize(ofClass: Heap.sizeClass(wanted)) : wanted
        let cell = heap.allocate(size)
        cell.setHeader(.dataBlock)
        cell.store(size - DataBlock.bytesOffset, at: 8)
        let block = DataBlock(cell)
        block.bytes.initializeMemory(as: UInt8.self, repeating: 0, count: size - DataBlock.bytesOffset)
        return block
    }
}

/// An ArrayBuffer or a SharedArrayBuffer.
struct ArrayBufferLayout: ObjectLayout, Equatable {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .arrayBuffer || object.kind == .sharedArrayBuffer)
        self.object = object
    }

    static let slotCount = 4
    /// [[ArrayBufferData]]; nil once the buffer is detached.
    var block: DataBlock? {
        get { slot(0).isCell ? DataBlock(slot(0).asCell) : nil }
        nonmutating set {
            setSlot(0, newValue.map { Value($0.cell) } ?? .undefined)
            object.cell.store(newValue.map { UInt(bitPattern: $0.bytes) } ?? 0, at: ArrayBufferLayout.addressOffset)
        }
    }
    /// Where the bytes are now; nil once the buffer is detached. They move where a buffer is resized.
    @inline(__always) var bytes: UnsafeMutableRawPointer? {
        UnsafeMutableRawPointer(bitPattern: object.cell.load(ArrayBufferLayout.addressOffset, as: UInt.self))
    }
    /// [[ArrayBufferByteLength]]
    @inline(__always) var byteLength: Int {
        get { object.cell.load(JSObject.fieldsOffset + 16) }
        nonmutating set { object.cell.store(newValue, at: JSObject.fieldsOffset + 16) }
    }
    /// [[ArrayBufferMaxByteLength]]; nil for a buffer of fixed length.
    var maxByteLength: Int? {
        get { let stored: Int = object.cell.load(JSObject.fieldsOffset + 24); return stored < 0 ? nil : stored }
        nonmutating set { object.cell.store(newValue ?? -1, at: JSObject.fieldsOffset + 24) }
    }
    private static let addressOffset = JSObject.fieldsOffset + 8

    /// The bytes are another machine's, which keeps them.
    func lend(_ bytes: UnsafeMutableRawPointer?, byteLength: Int) {
        block = nil
        object.cell.store(UInt(bitPattern: bytes), at: ArrayBufferLayout.addressOffset)
        self.byteLength = byteLength
    }

    @inline(__always) var isDetached: Bool { bytes == nil }
    var isShared: Bool { object.kind == .sharedArrayBuffer }
    /// §25.1.3.8 IsFixedLengthArrayBuffer
    var isFixedLength: Bool { maxByteLength == nil }

    static func className(_ kind: CellKind) -> String { kind == .sharedArrayBuffer ? "SharedArrayBuffer" : "ArrayBuffer" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        if let block { _ = visitor.part(block.cell) }
    }
}

/// What typed arrays and DataViews have in common: a part of a buffer.
///
///     24 buffer     32 byte offset     40 length, -1 where it follows the buffer     48, 56 what the kind adds
protocol BufferView: ObjectLayout {
    /// The bytes of one unit in which the length is counted.
    var unit: Int { get }
}

extension BufferView {
    /// [[ViewedArrayBuffer]]
    @inline(__always) var buffer: ArrayBufferLayout { ArrayBufferLayout(slot(0).asObject) }
    /// [[ByteOffset]]
    @inline(__always) var byteOffset: Int { object.cell.load(JSObject.fieldsOffset + 8) }
    /// [[ArrayLength]] of a typed array, [[ByteLength]] of a DataView; nil for AUTO.
    @inline(__always) var fixedLength: Int? {
        let stored: Int = object.cell.load(JSObject.fieldsOffset + 16)
        return stored < 0 ? nil : stored
    }

    func writeView(_ buffer: JSObject, byteOffset: Int, length: Int?) {
        setSlot(0, Value(buffer))
        object.cell.store(byteOffset, at: JSObject.fieldsOffset + 8)
        object.cell.store(length ?? -1, at: JSObject.fieldsOffset + 16)
    }

    /// §10.4.5.14 IsTypedArrayOutOfBounds, §25.3.1.3 IsViewOutOfBounds; so are the views of a detached buffer.
    var isOutOfBounds: Bool { length == nil }

    /// §10.4.5.12 TypedArrayLength, §25.3.1.2 GetViewByteLength; nil where the view is out of bounds.
    var length: Int? {
        let buffer = buffer
        if buffer.isDetached { return nil }
        let available = buffer.byteLength - byteOffset
        guard let fixedLength else { return available < 0 ? nil : available / unit }
        return fixedLength * unit <= available ? fixedLength : nil
    }
}

/// A typed array (ECMA-262 §23.2).
struct TypedArrayLayout: BufferView {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .typedArray)
        self.object = object
    }

    static let slotCount = 5
    /// How many elements are there for sure as long as the buffer is not detached: its length where neither it nor the buffer's can change,
    /// else 0. The interpreter's quick path looks no further.
    @inline(__always) var steadyLength: Int {
        get { object.cell.load(JSObject.fieldsOffset + 24) }
        nonmutating set { object.cell.store(newValue, at: JSObject.fieldsOffset + 24) }
    }
    /// [[TypedArrayName]], [[ContentType]]
    @inline(__always) var type: ElementType {
        get { unsafeBitCast(object.cell.load(JSObject.fieldsOffset + 32, as: UInt8.self), to: ElementType.self) }
        nonmutating set { object.cell.store(UInt64(newValue.rawValue), at: JSObject.fieldsOffset + 32) }
    }
    var unit: Int { type.size }
    /// The elements, where the view is within bounds.
    var elements: UnsafeMutableRawPointer? { buffer.bytes.map { $0 + byteOffset } }

    static func className(_ kind: CellKind) -> String { "TypedArray" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) { visitor.hold(slot(0), .internalSlot(.viewedArrayBuffer)) }
}

/// A DataView (ECMA-262 §25.3).
struct DataViewLayout: BufferView {
    let object: JSObject
    @inline(__always) init(_ object: JSObject) {
        assert(object.kind == .dataView)
        self.object = object
    }

    static let slotCount = 3
    var unit: Int { 1 }

    static func className(_ kind: CellKind) -> String { "DataView" }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) { visitor.hold(slot(0), .internalSlot(.viewedArrayBuffer)) }
}
