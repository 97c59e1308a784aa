// Objects. Properties with string and symbol keys stand in slots that the shape gives out: the first few in the object
// itself, the rest in a `slots` cell. Properties with index keys stand in an `elements` cell, one after the other, unless
// the object is sparse: then they are in its (unique) shape like any other.
//
//     0   header: kind, flags, inline slots, kind-specific byte, shape id
//     8   slots beyond the inline ones (cell or none)
//     16  elements (cell or none)
//     24  kind `object`: inline slots;  other kinds: what their layout says (Heap/Layouts)

public struct JSObject: Equatable, Hashable, Sendable, BitwiseCopyable {
    public let cell: Cell
    @inline(__always) init(_ cell: Cell) {
        assert(cell.isObject)
        self.cell = cell
    }

    static let fieldsOffset = 24
    static let plainHeaderSize = 24

    struct Flags {
        static let notExtensible: UInt8 = 1
        static let isPrototype: UInt8 = 2
        static let callable: UInt8 = 4
        static let constructor: UInt8 = 8
        /// Index properties are in the shape.
        static let sparse: UInt8 = 16
        /// Arrays: `length` is not writable. Functions: a class constructor. Built-in functions: the interpreter knows it. Boxed `arguments`: mapped.
        static let special: UInt8 = 32
        /// Functions: `length`, `name` and `prototype` are not made yet (they are when somebody asks).
        static let pristine: UInt8 = 64
    }

    @inline(__always) public var kind: CellKind { cell.kind }
    @inline(__always) var flags: UInt8 {
        get { cell.flags }
        nonmutating set { cell.flags = newValue }
    }
    @inline(__always) func has(_ flag: UInt8) -> Bool { cell.flags & flag != 0 }
    @inline(__always) public var isCallable: Bool { has(Flags.callable) }
    @inline(__always) public var isConstructor: Bool { has(Flags.constructor) }
    @inline(__always) public var isClassConstructor: Bool { kind == .function && has(Flags.special) }
    @inline(__always) var isSparse: Bool { has(Flags.sparse) }
    @inline(__always) var inlineCapacity: Int { Int(cell.byte2) }
    @inline(__always) var shapeID: UInt32 {
        get { cell.word4 }
        nonmutating set { cell.word4 = newValue }
    }
    @inline(__always) var slots: Slots? {
        get { cell.cell(at: 8).map(Slots.init) }
        nonmutating set { cell.setCell(newValue?.cell, at: 8) }
    }
    @inline(__always) var elements: Elements? {
        get { cell.cell(at: 16).map(Elements.init) }
        nonmutating set { cell.setCell(newValue?.cell, at: 16) }
    }

    @inline(__always) func slot(_ index: Int) -> Value {
        assert(hasSlot(index))
        let inline = inlineCapacity
        if index < inline { return cell.value(at: JSObject.fieldsOffset + index * 8) }
        return slots.unsafelyUnwrapped[index - inline]
    }
    @inline(__always) func setSlot(_ index: Int, _ value: Value) {
        assert(hasSlot(index))
        let inline = inlineCapacity
        if index < inline { cell.setValue(value, at: JSObject.fieldsOffset + index * 8) }
        else { slots.unsafelyUnwrapped[index - inline] = value }
    }

    /// Where a slot's value stands, until a property is added or taken away.
    func place(ofSlot index: Int) -> UnsafeMutablePointer<Value> {
        assert(hasSlot(index))
        let inline = inlineCapacity
        let address = index < inline ? cell.address + (JSObject.fieldsOffset + index * 8) : slots.unsafelyUnwrapped.cell.address + (Slots.valuesOffset + (index - inline) * 8)
        return address.assumingMemoryBound(to: Value.self)
    }

    // Internal slots of kinds other than `object` (ECMA-262 §6.1.7.2): values at 24, 32, 40 … For the layouts, which name them.
    @inline(__always) func internalSlot(_ index: Int) -> Value {
        assert(hasInternalSlot(index))
        return cell.value(at: JSObject.fieldsOffset + index * 8)
    }
    @inline(__always) func setInternalSlot(_ index: Int, _ value: Value) {
        assert(hasInternalSlot(index))
        cell.setValue(value, at: JSObject.fieldsOffset + index * 8)
    }

    // The slots in an object of kind `object`, of which the first properties take theirs.
    @inline(__always) func inlineSlot(_ index: Int) -> Value {
        assert(kind == .object && index >= 0 && index < inlineCapacity)
        return cell.value(at: JSObject.fieldsOffset + index * 8)
    }
    @inline(__always) func setInlineSlot(_ index: Int, _ value: Value) {
        assert(kind == .object && index >= 0 && index < inlineCapacity)
        cell.setValue(value, at: JSObject.fieldsOffset + index * 8)
    }

    // For assertions.
    func hasSlot(_ index: Int) -> Bool { index >= 0 && index < inlineCapacity + (slots?.count ?? 0) }
    func hasInternalSlot(_ index: Int) -> Bool { index >= 0 && index < Int(cell.byte3) }
}

/// Arrays keep their length beside their elements: ones beyond the elements' count are holes.
///
///     24  length (u32)
extension JSObject {
    static let arraySize = 32
    @inline(__always) public var arrayLength: UInt32 {
        get { cell.load(24) }
        nonmutating set { cell.store(newValue, at: 24) }
    }
}

/// The values of index properties 0, 1, 2 …; holes are `.empty`.
///
///     8   room (u32)     12  count: values that are there, holes included (u32)     16  values
struct Elements: CellLayout, Equatable {
    let cell: Cell
    @inline(__always) init(_ cell: Cell) {
        assert(cell.kind == .elements)
        self.cell = cell
    }

    static let valuesOffset = 16
    @inline(__always) var capacity: Int {
        get { Int(cell.load(8, as: UInt32.self)) }
        nonmutating set { cell.store(UInt32(truncatingIfNeeded: newValue), at: 8) }
    }
    @inline(__always) var count: Int {
        get { Int(cell.load(12, as: UInt32.self)) }
        nonmutating set { cell.store(UInt32(truncatingIfNeeded: newValue), at: 12) }
    }
    @inline(__always) var values: UnsafeMutablePointer<Value> {
        (cell.address + Elements.valuesOffset).assumingMemoryBound(to: Value.self)
    }
    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        let values = values
        for i in 0..<count { visitor.hold(values[i], .element(i)) }
    }

    @inline(__always) subscript(index: Int) -> Value {
        get {
            assert(index >= 0 && index < count)
            return values[index]
        }
        nonmutating set {
            assert(index >= 0 && index < capacity)
            values[index] = newValue
        }
    }
}

extension VM {
    func newElements(capacity: Int) -> Elements {
        // Fill the size class: the room is there anyway.
        let bytes = Elements.valuesOffset + max(capacity, 2) * 8
        let rounded = bytes <= Heap.largestSmall ? Heap.cellSize(ofClass: Heap.sizeClass(bytes)) : bytes
        let cell = heap.allocate(rounded)
        cell.setHeader(.elements)
        cell.store(UInt32((rounded - Elements.valuesOffset) / 8), at: 8)
        cell.store(UInt32(0), at: 12)
        return Elements(cell)
    }

    /// Makes room for `needed` elements. Throws a RangeError where the heap has none.
    @discardableResult
    func growElements(_ object: JSObject, to needed: Int) throws(JSThrow) -> Elements {
        let old = object.elements
        if let old, old.capacity >= needed { return old }
        guard let old else {
            if needed > 4096 { try reserve(needed * 8) }
            let new = newElements(capacity: needed)
            object.elements = new
            return new
        }
        var capacity = max(needed, old.capacity * 3 / 2 + 4)
        if capacity > 4096 { try reserve(capacity * 8) }
        if Elements.valuesOffset + capacity * 8 > Heap.largestSmall {
            // What grows will grow again: it may have all of its blocks, and stays where it is while the next ones are free.
            let bytes = Heap.roomOfLarge(Elements.valuesOffset + capacity * 8)
            capacity = (bytes - Elements.valuesOffset) / 8
            if heap.extendLarge(old.cell, to: bytes) { old.capacity = capacity; return old }
        }
        let new = newElements(capacity: capacity)
        new.values.update(from: old.values, count: old.count)
        new.count = old.count
        object.elements = new
        return new
    }

    /// An object of kind `object`, its slots unset: the shape must have no properties, or the caller writes them.
    @inline(__always) func allocateObject(shapeID: UInt32, inlineCapacity: Int) -> JSObject {
        let cell = heap.allocate(JSObject.plainHeaderSize + inlineCapacity * 8)
        cell.setHeader(.object, byte2: UInt8(truncatingIfNeeded: inlineCapacity), word4: shapeID)
        cell.store(UInt(0), at: 8)
        cell.store(UInt(0), at: 16)
        return JSObject(cell)
    }

    /// `{}` with this prototype (ECMA-262 §10.1.12 OrdinaryObjectCreate).
    public func newObject(prototype: Value, inlineCapacity: Int = 4) -> JSObject {
        newObject(shape: rootShape(for: prototype, inlineCapacity: inlineCapacity), inlineCapacity: inlineCapacity)
    }

    func newObject(shape: Shape, inlineCapacity: Int = 4) -> JSObject {
        let object = allocateObject(shapeID: shape.id, inlineCapacity: inlineCapacity)
        for i in 0..<inlineCapacity { object.setInlineSlot(i, .undefined) }
        return object
    }

    public func newObject() -> JSObject { newObject(shape: shape(state.pointee.realm.plainObjectShape)) }

    /// An object of another kind with `slots` internal slots, all undefined.
    public func newObject(_ kind: CellKind, prototype: JSObject, slots count: Int, flags: UInt8 = 0) -> JSObject {
        newObject(kind, shapeID: rootShape(for: Value(prototype), kind).id, slots: count, flags: flags)
    }

    @inline(__always) func newObject(_ kind: CellKind, shapeID: UInt32, slots count: Int, flags: UInt8 = 0) -> JSObject {
        let cell = heap.allocate(JSObject.fieldsOffset + count * 8)
        cell.setHeader(kind, flags: flags, byte3: UInt8(count), word4: shapeID)
        cell.store(UInt(0), at: 8)
        cell.store(UInt(0), at: 16)
        let object = JSObject(cell)
        for i in 0..<count { object.setInternalSlot(i, .undefined) }
        return object
    }

    /// An empty array (ECMA-262 §10.4.2.2 ArrayCreate) with room for `capacity` elements.
    public func newArray(capacity: Int = 0, prototype: JSObject? = nil) -> JSObject {
        let shapeID = prototype.map { rootShape(for: Value($0), .array).id } ?? state.pointee.realm.arrayShape
        let cell = heap.allocate(JSObject.arraySize)
        cell.setHeader(.array, word4: shapeID)
        cell.store(UInt(0), at: 8)
        cell.store(UInt(0), at: 16)
        cell.store(UInt64(0), at: 24)
        let array = JSObject(cell)
        if capacity > 0 { array.elements = newElements(capacity: capacity) }
        return array
    }

    /// An array of these values (ECMA-262 §7.3.18 CreateArrayFromList).
    public func newArray(_ values: [Value]) -> JSObject {
        let array = newArray(capacity: values.count)
        if let elements = array.elements {
            for i in 0..<values.count { elements[i] = values[i] }
            elements.count = values.count
            array.arrayLength = UInt32(values.count)
        }
        return array
    }

    // MARK: Slots and shapes

    /// Adds a property the object does not have, as data in the given attributes or, with `.accessor`, an accessor cell.
    func addProperty(_ object: JSObject, _ key: PropertyKey, _ value: Value, _ attributes: Attributes) {
        let shape = self.shape(object.shapeID)
        if object.has(JSObject.Flags.isPrototype) { prototypeChanged(key) }
        if !shape.isUnique, let next = transition(shape, adding: key, attributes) {
            storeNewSlot(object, next.slotCount - 1, value)
            object.shapeID = next.id
            return
        }
        let own = makeUnique(object)
        object.shapeID = renewForChange(own)
        if own.map.count == own.map.capacity { own.map = copyPropertyMap(own.map, visible: own.count, capacity: own.count * 2) }
        let slot = own.slotCount
        own.map.append(key, slot: slot, attributes: attributes)
        own.count += 1
        own.slotCount += 1
        storeNewSlot(object, slot, value)
    }

    @inline(__always) func storeNewSlot(_ object: JSObject, _ slot: Int, _ value: Value) {
        let beyond = slot - object.inlineCapacity
        if beyond >= 0 { growSlots(object, for: beyond) }
        object.setSlot(slot, value)
    }

    private func growSlots(_ object: JSObject, for index: Int) {
        let old = object.slots, capacity = old?.count ?? 0
        guard index >= capacity else { return }
        let new = newSlots(max(4, capacity * 2, index + 1))
        for i in 0..<capacity { new[i] = old.unsafelyUnwrapped[i] }
        object.slots = new
    }

    /// The object's own shape, which may change in place.
    func makeUnique(_ object: JSObject) -> Shape {
        let shape = self.shape(object.shapeID)
        if shape.isUnique { return shape }
        let own = uniqueCopy(of: shape)
        object.shapeID = own.id
        return own
    }

    /// Changes the attributes (and whether it is an accessor) of the property at a position of the shape's map.
    func reconfigure(_ object: JSObject, _ key: PropertyKey, _ attributes: Attributes) {
        let own = makeUnique(object)
        object.shapeID = renewForChange(own)
        guard let position = own.map.find(key, visible: own.count) else { return }
        own.map.set(position, key: key, slot: own.map.slot(at: position), attributes: attributes)
        if object.has(JSObject.Flags.isPrototype) { prototypeChanged(key) }
    }

    func removeProperty(_ object: JSObject, _ key: PropertyKey) {
        let own = makeUnique(object)
        object.shapeID = renewForChange(own)
        guard let position = own.map.find(key, visible: own.count) else { return }
        object.setSlot(own.map.slot(at: position), .undefined)
        own.map.markDeleted(position)
        if object.has(JSObject.Flags.isPrototype) { prototypeChanged(key) }
        own.deletedCount += 1
        if own.deletedCount >= 16, own.deletedCount * 2 > own.count { compact(object, own) }
    }

    /// Rebuilds the map of a unique shape without its deleted entries, and gives their slots back.
    private func compact(_ object: JSObject, _ shape: Shape) {
        let map = shape.map
        let live = shape.count - shape.deletedCount
        var values: [Value] = []
        let compact = newPropertyMap(capacity: max(8, live * 2))
        for i in 0..<shape.count where map.key(at: i) != PropertyMap.deletedKey {
            compact.append(map.key(at: i), slot: values.count, attributes: map.attributes(at: i))
            values.append(object.slot(map.slot(at: i)))
        }
        // What stays behind in the slots given back would be kept alive.
        for i in live..<shape.slotCount { object.setSlot(i, .undefined) }
        shape.map = compact
        shape.count = live
        shape.slotCount = live
        shape.deletedCount = 0
        for (i, value) in values.enumerated() { object.setSlot(i, value) }
    }

    /// An object that others inherit from changed its layout: whatever inline caches know about prototypes is void.
    func prototypeChanged(_ key: PropertyKey) {
        state.pointee.shapes.prototypeEpoch &+= 1
        if key.isIndex { state.pointee.shapes.prototypesHaveIndices = true }
    }

    /// `Object.setPrototypeOf` on an ordinary object, after its checks.
    func setPrototype(_ object: JSObject, _ prototype: Value) {
        let shape = self.shape(object.shapeID)
        if shape.prototype == prototype { return }
        if shape.isUnique {
            object.shapeID = renewForChange(shape)
            shape.cell.setValue(prototype, at: 16)
            if prototype.isObject { becomePrototype(prototype.asObject) }
        } else if shape.count == 0 {
            object.shapeID = rootShape(for: prototype, object.kind, inlineCapacity: object.inlineCapacity).id
        } else {
            object.shapeID = uniqueCopy(of: shape, prototype: prototype).id
        }
        if object.has(JSObject.Flags.isPrototype) { state.pointee.shapes.prototypeEpoch &+= 1 }
    }

    /// Some shape names this object as its prototype from now on. Those further up the chain were told when they became prototypes.
    func becomePrototype(_ object: JSObject) {
        if object.has(JSObject.Flags.isPrototype) { return }
        object.flags |= JSObject.Flags.isPrototype
        if answersToIndices(object) { state.pointee.shapes.prototypesHaveIndices = true }
    }

    private func answersToIndices(_ object: JSObject) -> Bool {
        if object.isSparse || (object.elements?.count ?? 0) > 0 { return true }
        switch object.kind {
        case .stringObject:
            let data = PrimitiveLayout(object).data
            return data.isString && !data.asString.isEmpty
        case .proxy, .arguments, .typedArray: return true
        default: return false
        }
    }
}
