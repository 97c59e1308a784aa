/// What one property access in the code remembers about the last object it met.
struct InlineCache {
    enum Kind: UInt8 {
        case none
        /// A value in the object itself, at byte `offset`.
        case inline
        /// A value in its slots cell, at byte `offset`.
        case slots
        /// A value in the cell `holder`, a prototype or its slots, at byte `offset`; good while the epoch stands, for no prototype gets other
        /// slots without a change of its layout.
        case prototype
        /// The object's own accessor, which stands where a value would.
        case ownGetterInline, ownGetterSlots
        /// An accessor cell of a prototype's: `holder`. Good while the epoch stands.
        case getter
        /// Writing adds the property and moves the object to `nextShape`; good while the epoch stands.
        case addInline, addSlots
        /// A global `let`, `const` or `class`: number `offset`.
        case binding
    }
    var key: PropertyKey
    /// No object has the shape 0xFFFF_FFFF.
    var shape: UInt32 = .max
    /// Of what strings inherit: no object has the shape 0, and strings have it where objects have theirs. Symbols and BigInts do not.
    static let stringShape: UInt32 = 0
    var offset: Int32 = 0
    var holder: UInt = 0
    var epoch: UInt32 = 0
    /// After adding: the shape the object goes over to.
    var nextShape: UInt32 = 0
    var kind: Kind = .none

    /// Of the kind `prototype`.
    @inline(__always) var prototypeValue: Value { Cell(UnsafeMutableRawPointer(bitPattern: holder).unsafelyUnwrapped).value(at: Int(offset)) }

    mutating func reset() { self = InlineCache(key: key) }
}
