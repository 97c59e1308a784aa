// What the interpreter's loop reads memory through. Each of these is a pointer and, for the checked build, how far it reaches:
// nothing but the assertions looks at the reach, so the optimiser leaves a bare pointer of it.

/// The window of the value stack that belongs to a frame: callee, `this`, arguments, variables, temporaries.
struct Registers {
    let base: UnsafeMutablePointer<Value>
    private let count: Int32

    @inline(__always) init(_ base: UnsafeMutablePointer<Value>, _ code: UnsafeMutablePointer<Code>) {
        self.base = base
        count = code.pointee.registerCount
    }

    @inline(__always) subscript(index: Int) -> Value {
        get { assert(index < count, "register \(index) of \(count)"); return base[index] }
        nonmutating set { assert(index < count, "register \(index) of \(count)"); base[index] = newValue }
    }

    /// Some registers side by side.
    @inline(__always) func window(_ first: Int, _ length: Int) -> UnsafeMutablePointer<Value> {
        assert(first + length <= count, "registers \(first) to \(first + length - 1) of \(count)")
        return base + first
    }

    /// The register's value as an environment, or a function's: nil where it holds none.
    @inline(__always) func cell(_ index: Int) -> Cell? {
        let value = self[index]
        return value.isCell ? value.asCell : nil
    }
}

/// A function's constants.
struct Constants {
    private let base: UnsafeMutablePointer<Value>
    private let count: Int

    @inline(__always) init(_ code: UnsafeMutablePointer<Code>) {
        base = code.pointee.constants
        count = code.pointee.constantCount
    }

    @inline(__always) subscript(index: Int) -> Value { assert(index < count, "constant \(index) of \(count)"); return base[index] }
}

/// A function's property caches.
struct Caches {
    private let base: UnsafeMutablePointer<InlineCache>
    private let count: Int

    @inline(__always) init(_ code: UnsafeMutablePointer<Code>) {
        base = code.pointee.caches
        count = code.pointee.cacheCount
    }

    @inline(__always) subscript(index: Int) -> UnsafeMutablePointer<InlineCache> {
        assert(index < count, "cache \(index) of \(count)")
        return base + index
    }
}
