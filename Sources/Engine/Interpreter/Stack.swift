import Platform

/// What the interpreter must know to go on with a function: one record a call that is under way. Its registers are a
/// window of the value stack: callee, `this`, the arguments, then locals and temporaries.
struct Frame {
    var code: UnsafeMutablePointer<Code>
    /// The instruction after the one that is running; true only while the frame waits for a call.
    var pc: UnsafePointer<UInt64>
    /// Register 0.
    var registers: UnsafeMutablePointer<Value>
    var flags: Flags
    /// Arguments that the caller gave. This and the next are there only where the function uses such arguments.
    var given: Int32
    /// The first argument as the caller left it; they stay untouched to the function's end.
    var arguments: UnsafeMutablePointer<Value>
    /// There only where `new` made the call.
    var constructor: Value

    @inline(__always) var newTarget: Value { flags.contains(.construct) ? constructor : .undefined }
    /// Where its call's window begins: the arguments that it looks at itself stand below its registers, and may stand in those of its caller's
    /// that are not live.
    var window: UnsafeMutablePointer<Value> {
        code.pointee.flags.contains(.usesArguments) && !flags.contains(.resumed) ? arguments - 2 : registers
    }
    /// The end of its registers.
    @inline(__always) var top: UnsafeMutablePointer<Value> { registers + Int(code.pointee.registerCount) }
    /// Arguments in the registers, those filled in for missing ones included.
    var argumentCount: Int32 { code.pointee.parameterCount }

    struct Flags: OptionSet {
        let rawValue: UInt32
        /// `new` made the call: a result that is no object is replaced by `this`.
        static let construct = Flags(rawValue: 1)
        /// Swift called: the interpreter's loop returns where this frame does.
        static let entry = Flags(rawValue: 2)
        static let constructEntry = Flags(rawValue: 3)
        /// A paused function that goes on; its generator is in the code's `pauseRegister`.
        static let resumed = Flags(rawValue: 4)
        static let resumedEntry = Flags(rawValue: 6)
        /// A generator that was asked for its next value without a call of `next`: stacks tell of one all the same.
        static let resumedQuietly = Flags(rawValue: 12)
        static let resumedQuietlyEntry = Flags(rawValue: 14)
    }
}

/// The value stack and the frames on it. All of it is reserved once, cleared, and touched as it is used.
struct Stack {
    let base: UnsafeMutablePointer<Value>
    let limit: UnsafeMutablePointer<Value>
    /// The first value that no window uses.
    var top: UnsafeMutablePointer<Value>
    /// What lies between `top` and here is wiped, or was valid at the last collection; beyond it anything may stand. See `VM.open`.
    var open: UnsafeMutablePointer<Value>
    let frames: UnsafeMutablePointer<Frame>
    /// The topmost frame; one before the first where there is none.
    var frame: UnsafeMutablePointer<Frame>
    let lastFrame: UnsafeMutablePointer<Frame>
    var frameCount: Int { frame - frames + 1 }
    /// The windows of built-in functions that run, by `VMState.nativeDepth`, with 1 added where `new` made the call; 0 elsewhere.
    let nativeWindows: UnsafeMutablePointer<UInt>

    static let valueCount = 1 << 20
    static let frameLimit = 20_000
    /// How many values are opened at a time.
    static let step = 512
    /// How deep Swift and script may call each other.
    static let nativeLimit = 5_000

    // One more than may be in use: a call writes there before it is refused.
    private static let frameBytes = (frameLimit + 1) * MemoryLayout<Frame>.stride
    private static let windowBytes = (nativeLimit + 1) * MemoryLayout<UInt>.stride
    private static let valueBytes = valueCount * MemoryLayout<Value>.stride

    init() {
        guard let values = AddressSpace.reserve(Stack.valueBytes + Stack.frameBytes + Stack.windowBytes) else { outOfMemory() }
        base = values.bindMemory(to: Value.self, capacity: Stack.valueCount)
        limit = base + Stack.valueCount
        top = base
        open = base
        frames = (values + Stack.valueBytes).bindMemory(to: Frame.self, capacity: Stack.frameLimit + 1)
        frame = frames - 1
        lastFrame = frames + (Stack.frameLimit - 1)
        nativeWindows = (values + Stack.valueBytes + Stack.frameBytes).bindMemory(to: UInt.self, capacity: Stack.nativeLimit + 1)
    }

    func release() { AddressSpace.release(base, Stack.valueBytes + Stack.frameBytes + Stack.windowBytes) }
}
