// Functions that pause (ECMA-262 §27.5.3 generator abstract operations). Their call is a frame like any other until it pauses: then the
// registers that are still wanted go into a cell (`GeneratorLayout`), and the frame is gone. To resume it they are copied onto the
// top of the stack, and the interpreter's loop goes on there: where script asked, without a call of Swift.
//
// What a resumed frame gives away is delivered to the instruction that waits for it: a call gets a result object, a step of `for of`
// the value alone. Frames that never pause pay nothing for all this.

/// How a paused function goes on: what the specification calls the completion that it is resumed with.
enum Resumption: Int32 { case next, `throw`, `return` }

extension VM {
    // MARK: Making

    /// §27.5.3.1 GeneratorStart and §27.7.5.1 AsyncFunctionStart: the cell in which the frame's function pauses. Its prototype comes from the function.
    func newGenerator(_ frame: UnsafeMutablePointer<Frame>) throws(JSThrow) -> GeneratorLayout {
        let function = frame.pointee.registers[0].asObject, code = frame.pointee.code
        let flags = code.pointee.flags
        let shapeID: UInt32, kind: CellKind
        if flags.contains(.generator) {
            kind = flags.contains(.async) ? .asyncGenerator : .generator
            shapeID = try generatorShape(of: function, code)
        } else {
            kind = .asyncFunction
            shapeID = rootShape(for: .null).id
        }
        let room = Int(code.pointee.registerCount)
        let cell = heap.allocate(GeneratorLayout.registersOffset + room * 8)
        cell.setHeader(kind, word4: shapeID)
        cell.store(UInt(0), at: 8)
        cell.store(UInt(0), at: 16)
        cell.store(UInt(0), at: 24)
        cell.store(UInt64(0), at: 32)
        let generator = GeneratorLayout(JSObject(cell))
        generator.promise = .undefined
        return generator
    }

    /// §10.1.13 OrdinaryCreateFromConstructor's shape; the code remembers that of the function that was called last.
    private func generatorShape(of function: JSObject, _ code: UnsafeMutablePointer<Code>) throws(JSThrow) -> UInt32 {
        if code.pointee.instanceShape != 0, code.pointee.instanceShapeOwner == UInt(bitPattern: function.cell.address),
           let own = ownProperty(function, self[.prototype]), !own.isAccessor, shape(code.pointee.instanceShape).prototype == own.stored {
            return code.pointee.instanceShape
        }
        let isAsync = code.pointee.flags.contains(.async)
        let prototype = try prototypeFromConstructor(Value(function), default: isAsync ? .asyncGeneratorPrototype : .generatorPrototype)
        let id = rootShape(for: Value(prototype)).id
        code.pointee.instanceShape = id
        code.pointee.instanceShapeOwner = UInt(bitPattern: function.cell.address)
        return id
    }

    // MARK: Pausing

    /// Saves the first `count` registers of the topmost frame, whose `pc` is where it goes on.
    @inline(__always) func pause(_ generator: GeneratorLayout, _ frame: UnsafeMutablePointer<Frame>, count: Int, as state: GeneratorLayout.State) {
        generator.pc = frame.pointee.pc
        generator.count = count
        generator.registers.update(from: frame.pointee.registers, count: count)
        generator.state = state
    }

    // MARK: Resuming

    /// Makes a paused function's registers a frame again, at the top of the stack. Throws a RangeError where that is full.
    @inline(__always) func pushFrame(resuming generator: GeneratorLayout, flags: Frame.Flags) throws(JSThrow) {
        let code = generator.code, window = state.pointee.stack.top
        let top = window + Int(code.pointee.registerCount), frame = state.pointee.stack.frame
        if state.pointee.stack.open < top || frame == state.pointee.stack.lastFrame { try open(top) }
        window.update(from: generator.registers, count: generator.count)
        (frame + 1).pointee.code = code
        (frame + 1).pointee.pc = generator.pc
        (frame + 1).pointee.registers = window
        (frame + 1).pointee.flags = flags
        state.pointee.stack.frame = frame + 1
        state.pointee.stack.top = top
        generator.count = 0
        generator.state = .running
    }

    /// Lets the topmost frame, just made of a paused one, go on with a value: where its `yield` or `await` wants it.
    @inline(__always) func send(_ value: Value, _ resumption: Resumption) {
        let frame = state.pointee.stack.frame, instruction = Instruction(word: frame.pointee.pc[-1])
        switch instruction.opcode {
        case .yield, .yieldAsync:
            frame.pointee.registers[instruction.a] = value
            // What follows is what `return()` does.
            frame.pointee.pc += resumption == .return ? 1 : 1 + Int(truncatingIfNeeded: frame.pointee.pc.pointee)
        case .yieldResult, .yieldAsyncResult:
            frame.pointee.registers[instruction.a] = value
            frame.pointee.registers[instruction.a + 1] = Value(int32: resumption.rawValue)
        case .await: frame.pointee.registers[instruction.a] = value
        // A generator at its start: the first value finds nobody who wants it.
        default: break
        }
    }

    /// The generator that a call in the window asks for its next value, where that can be done without leaving the loop.
    @inline(__always) func generatorToResume(_ receiver: Value, next: Value) -> GeneratorLayout? {
        guard receiver.isObject(.generator), next.isCell, next.asCell.isGeneratorNext else { return nil }
        let generator = GeneratorLayout(receiver.asObject)
        guard generator.state.rawValue <= GeneratorLayout.State.suspendedYield.rawValue else { return nil }
        return generator.registers[0].asObject.functionRealm == currentRealm ? generator : nil
    }

    /// Resumes a paused function from Swift, until it pauses again or ends: what it gives away, or what it throws. Its state tells which.
    func resume(_ generator: GeneratorLayout, _ value: Value, _ resumption: Resumption, flags: Frame.Flags = .resumedEntry) throws(JSThrow) -> Value {
        let realm = generator.registers[0].asObject.functionRealm
        return try inRealm(realm) { () throws(JSThrow) in try resumeHere(generator, value, resumption, flags) }
    }

    private func resumeHere(_ generator: GeneratorLayout, _ value: Value, _ resumption: Resumption, _ flags: Frame.Flags) throws(JSThrow) -> Value {
        if isNativeStackFull() { throw stackOverflow() }
        let roots = openRoots(); defer { roots.close() }
        roots.add(generator.object)
        let top = state.pointee.stack.top
        // The registers go there, and whatever stands above the top is wiped by collections.
        defer { state.pointee.stack.top = top }
        state.pointee.nativeDepth += 1
        defer { state.pointee.nativeDepth -= 1 }
        try pushFrame(resuming: generator, flags: flags)
        if resumption == .throw, !takesThrow() {
            exception = value
            guard unwind() else { throw JSThrow() }
            return try interpret(isAfterCatch: true)
        }
        send(value, resumption)
        return try interpret()
    }

    /// The frame waits in a `yield*`, which hands a throw on to the iterator inside.
    private func takesThrow() -> Bool {
        let opcode = Instruction(word: state.pointee.stack.frame.pointee.pc[-1]).opcode
        return opcode == .yieldResult || opcode == .yieldAsyncResult
    }
}

extension Cell {
    /// The function `next` of generators, which the interpreter runs itself. (So it does `call` and `apply`.)
    @inline(__always) var isGeneratorNext: Bool {
        load(0, as: UInt16.self) & (0xFF | UInt16(JSObject.Flags.special) << 8) == UInt16(CellKind.nativeFunction.rawValue) | UInt16(JSObject.Flags.special) << 8
            && JSObject(self).native.word == NativeAddress(generatorNext).word
    }
}
