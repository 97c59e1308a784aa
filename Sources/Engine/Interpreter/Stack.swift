import Glibc

/// What the interpreter must know to go on with a function: one record a call that is under way. Its registers are a
/// window of the value stack: callee, `this`, the arguments, then locals and temporaries.
struct Frame {
    var code: UnsafeMutablePointer<Code>
    /// The instruction after the one that is running; true only while the frame waits for a call.
    var pc: UnsafePointer<UInt64>
    /// The first argument as the caller left it; where the function uses such arguments they stay untouched to its end.
    var arguments: UnsafeMutablePointer<Value>
    /// Register 0.
    var registers: UnsafeMutablePointer<Value>
    /// The end of its registers.
    var top: UnsafeMutablePointer<Value>
    var newTarget: Value
    /// Arguments in the window, those filled in for missing ones included.
    var argumentCount: Int32
    var flags: Flags
    /// Arguments that the caller gave.
    var given: Int32

    struct Flags: OptionSet {
        let rawValue: UInt32
        /// `new` made the call: a result that is no object is replaced by `this`.
        static let construct = Flags(rawValue: 1)
        /// Swift called: the interpreter's loop returns where this frame does.
        static let entry = Flags(rawValue: 2)
    }
}

/// The value stack and the frames on it. Both are reserved once and touched as they are used.
struct Stack {
    let base: UnsafeMutablePointer<Value>
    let limit: UnsafeMutablePointer<Value>
    /// The first value that no window uses.
    var top: UnsafeMutablePointer<Value>
    let frames: UnsafeMutablePointer<Frame>
    var frameCount = 0

    static let valueCount = 1 << 20
    static let frameLimit = 20_000
    /// How deep Swift and script may call each other.
    static let nativeLimit = 5_000

    init() {
        func reserve<T>(_ type: T.Type, _ count: Int) -> UnsafeMutablePointer<T> {
            let got = mmap(nil, count * MemoryLayout<T>.stride, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
            guard let got, got != MAP_FAILED else { outOfMemory() }
            // Otherwise the first touched page may become one of two mebibytes, to be cleared.
            madvise(got, count * MemoryLayout<T>.stride, MADV_NOHUGEPAGE)
            return got.bindMemory(to: T.self, capacity: count)
        }
        base = reserve(Value.self, Stack.valueCount)
        limit = base + Stack.valueCount
        top = base
        frames = reserve(Frame.self, Stack.frameLimit)
    }

    func release() {
        munmap(base, Stack.valueCount * MemoryLayout<Value>.stride)
        munmap(frames, Stack.frameLimit * MemoryLayout<Frame>.stride)
    }
}
