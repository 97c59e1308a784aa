// Shapes (hidden classes). Objects made alike share a shape: the prototype, and which key is in which slot. Inline caches
// in the bytecode compare a shape's id and go straight to the slot.
//
// A shared shape never changes; adding a property moves the object to the shape's successor. An object with many
// properties, or one whose properties were deleted or reconfigured, gets a unique shape of its own, which changes in
// place: if an inline cache has seen it, a change gives it a fresh id, so that the cache misses.
//
//     8   id (u32)             24  property map      40  first transition's key   56  further transitions (property map
//     12  flags (u32)          32  count (u32)       48  first transition's shape     whose slots are shape ids)
//     16  prototype (value)    36  slots (u32)       64  deleted entries among the count (u32)

struct Shape: CellLayout, Equatable {
    let cell: Cell
    @inline(__always) init(_ cell: Cell) {
        assert(cell.kind == .shape)
        self.cell = cell
    }

    static let size = 80
    struct Flags {
        static let unique: UInt32 = 1
        /// An inline cache may hold the id.
        static let cached: UInt32 = 2
    }
    /// Beyond this many properties a unique shape is cheaper.
    static let sharedLimit = 128
    static let transitionLimit = 512

    @inline(__always) var id: UInt32 {
        get { cell.load(8) }
        nonmutating set { cell.store(newValue, at: 8) }
    }
    @inline(__always) var flags: UInt32 {
        get { cell.load(12) }
        nonmutating set { cell.store(newValue, at: 12) }
    }
    @inline(__always) var isUnique: Bool { flags & Flags.unique != 0 }
    /// An object or null.
    @inline(__always) var prototype: Value { cell.value(at: 16) }
    @inline(__always) var map: PropertyMap {
        get { PropertyMap(cell.cell(at: 24).unsafelyUnwrapped) }
        nonmutating set { cell.setCell(newValue.cell, at: 24) }
    }
    /// How many of the map's entries are this shape's, deleted ones included.
    @inline(__always) var count: Int {
        get { Int(cell.load(32, as: UInt32.self)) }
        nonmutating set { cell.store(UInt32(newValue), at: 32) }
    }
    /// Slots given out.
    @inline(__always) var slotCount: Int {
        get { Int(cell.load(36, as: UInt32.self)) }
        nonmutating set { cell.store(UInt32(newValue), at: 36) }
    }
    var deletedCount: Int {
        get { Int(cell.load(64, as: UInt32.self)) }
        nonmutating set { cell.store(UInt32(newValue), at: 64) }
    }
    var firstTransitionKey: UInt64 {
        get { cell.load(40) }
        nonmutating set { cell.store(newValue, at: 40) }
    }
    var firstTransition: Cell? {
        get { cell.cell(at: 48) }
        nonmutating set { cell.setCell(newValue, at: 48) }
    }
    var transitions: Cell? {
        get { cell.cell(at: 56) }
        nonmutating set { cell.setCell(newValue, at: 56) }
    }

    func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        visitor.hold(prototype, .internalSlot(.prototype))
        // The map may go on beyond this shape's entries: the keys beyond are another shape's business.
        let map = map
        visitor.holdMemory(map.cell, .hidden(.propertyMap))
        for i in 0..<count { visitor.hold(map.key(at: i), .hidden(.key)) }
        // The table of transitions is this shape's own; the shapes it leads to are held by their objects only.
        if let transitions { _ = visitor.part(transitions) }
    }

    @inline(__always) func find(_ key: PropertyKey) -> PropertyMap.Entry? {
        let map = map
        return map.find(key, visible: count).map { map.entry(at: $0) }
    }
}

extension VM {
    @inline(__always) func shape(_ id: UInt32) -> Shape {
        assert(heap.state.pointee.shapes[Int(id)] != 0, "a shape that is gone")
        return Shape(Cell(UnsafeMutableRawPointer(bitPattern: heap.state.pointee.shapes[Int(id)]).unsafelyUnwrapped))
    }

    private func allocateShape(prototype: Value, map: PropertyMap, count: Int, slotCount: Int, flags: UInt32) -> Shape {
        let cell = heap.allocate(Shape.size)
        cell.setHeader(.shape)
        cell.setValue(prototype, at: 16)
        let shape = Shape(cell)
        shape.flags = flags
        shape.map = map
        shape.count = count
        shape.slotCount = slotCount
        shape.firstTransitionKey = 0
        shape.firstTransition = nil
        shape.transitions = nil
        shape.deletedCount = 0
        assignFreshID(shape)
        if prototype.isObject { becomePrototype(prototype.asObject) }
        return shape
    }

    private func assignFreshID(_ shape: Shape) {
        let address = UInt(bitPattern: shape.cell.address)
        if heap.state.pointee.freeShapeIDs.isEmpty {
            shape.id = UInt32(heap.state.pointee.shapes.count)
            heap.state.pointee.shapes.append(address)
        } else {
            shape.id = heap.state.pointee.freeShapeIDs.removeLast()
            heap.state.pointee.shapes[Int(shape.id)] = address
        }
    }

    /// A shape without properties, whose map is the shared empty one.
    func newRootShape(prototype: Value, unique: Bool = false) -> Shape {
        allocateShape(prototype: prototype, map: newPropertyMap(capacity: unique ? 8 : 4), count: 0, slotCount: 0, flags: unique ? Shape.Flags.unique : 0)
    }

    /// The shared empty shape for objects with this prototype and this many inline slots: a slot's place must follow from the
    /// shape alone, so objects with different room never share one. Nor do those of different families.
    func rootShape(for prototype: Value, _ kind: CellKind = .object, inlineCapacity: Int = 0) -> Shape {
        let key = prototype.bits ^ UInt64(inlineCapacity) << 48 ^ UInt64(kind.shapeFamily) << 56
        if let known = state.pointee.shapes.rootShapes[key] { return shape(known) }
        let shape = newRootShape(prototype: prototype)
        state.pointee.shapes.rootShapes.insert(key, shape.id)
        return shape
    }

    /// The shape after adding `key`; nil where the object should go over to a unique shape.
    func transition(_ shape: Shape, adding key: PropertyKey, _ attributes: Attributes) -> Shape? {
        let transitionKey = key.bits ^ UInt64(attributes.rawValue) << 56
        if shape.firstTransitionKey == transitionKey, let next = shape.firstTransition { return Shape(next) }
        if let further = shape.transitions {
            let table = PropertyMap(further)
            if let position = table.find(PropertyKey(bits: transitionKey), visible: table.count) {
                return self.shape(UInt32(table.slot(at: position)))
            }
        }
        guard shape.count < Shape.sharedLimit else { return nil }
        if let further = shape.transitions, PropertyMap(further).count >= Shape.transitionLimit { return nil }

        var map = shape.map
        if map.count != shape.count || map.count == map.capacity {
            map = copyPropertyMap(map, visible: shape.count, capacity: max(4, shape.count * 2))
        }
        map.append(key, slot: shape.slotCount, attributes: attributes)
        let next = allocateShape(prototype: shape.prototype, map: map, count: shape.count + 1, slotCount: shape.slotCount + 1, flags: 0)
        remember(next, after: shape, transitionKey)
        return next
    }

    private func remember(_ next: Shape, after shape: Shape, _ transitionKey: UInt64) {
        if shape.firstTransition == nil {
            shape.firstTransitionKey = transitionKey
            shape.firstTransition = next.cell
            return
        }
        var table = shape.transitions.map(PropertyMap.init) ?? newPropertyMap(capacity: 4)
        if table.count == table.capacity { table = copyPropertyMap(table, visible: table.count, capacity: table.count * 2) }
        table.append(PropertyKey(bits: transitionKey), slot: Int(next.id), attributes: [])
        shape.transitions = table.cell
    }

    /// A unique shape with the same properties.
    func uniqueCopy(of shape: Shape, prototype: Value? = nil) -> Shape {
        let map = copyPropertyMap(shape.map, visible: shape.count, capacity: max(8, shape.count * 2))
        let copy = allocateShape(prototype: prototype ?? shape.prototype, map: map, count: shape.count, slotCount: shape.slotCount, flags: Shape.Flags.unique)
        copy.deletedCount = shape.deletedCount
        return copy
    }

    /// To be called before a unique shape changes: caches that hold its id must miss from now on. Returns the id to store in the object.
    func renewForChange(_ shape: Shape) -> UInt32 {
        if shape.flags & Shape.Flags.cached != 0 {
            retireID(shape.id)
            shape.flags &= ~Shape.Flags.cached
            assignNewestID(shape)
        }
        return shape.id
    }

    /// An id that some cache may still hold is not given out again before a collection has looked at the caches.
    private func retireID(_ id: UInt32) { heap.state.pointee.shapes[Int(id)] = 0 }

    private func assignNewestID(_ shape: Shape) {
        shape.id = UInt32(heap.state.pointee.shapes.count)
        heap.state.pointee.shapes.append(UInt(bitPattern: shape.cell.address))
    }
}

extension CellKind {
    /// Objects of one family may share shapes: what a cache learned of one is true of all that have its shape. Who has properties that no
    /// shape knows (a length, a string's units, what is made when it is asked for) shares with its like alone, and so do proxies.
    fileprivate var shapeFamily: UInt8 {
        switch self {
        case .array, .stringObject, .arguments, .typedArray, .proxy, .moduleNamespace, .global: rawValue
        case .function, .nativeFunction, .boundFunction: CellKind.function.rawValue
        default: 0
        }
    }
}
