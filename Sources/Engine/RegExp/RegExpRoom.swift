import Platform
import Syntax

/// What the machine keeps for regular expressions: programs, the memory for matching, and what the last match was.
///
/// A RegExp object holds the number of its program. Programs are kept as long as there is room; one that is gone is made again from the
/// object's source, so that no program has to be freed with its object.
///
/// A handle, trivial to copy.
struct RegExpRoom {
    private struct Memory {
        /// By number, from the first that is not forgotten.
        var programs = RawList<RegExpProgram>(capacity: 16)
        var firstNumber = 1
        var byText: [Text: Int] = [:]
        var bytes = 0
        /// What each realm's expressions inherit from, as it was made.
        var prototypes = RawList<Prototype>(capacity: 4)
        /// What literals asked for last, by where their source stands: a program's text need not be hashed each time. No string moves; and after
        /// a collection, when another may stand there, all is forgotten.
        let recent = UnsafeMutablePointer<Recent>.allocate(capacity: RegExpRoom.recentCount)
        var lastMatch = LastMatch()
    }

    private let memory: UnsafeMutablePointer<Memory>
    let scratch = RegExpScratch()

    private struct Text: Hashable {
        let source: [UInt16]
        let flags: RegExpFlags
    }

    private struct Recent {
        var address: UInt = 0
        var flags: RegExpFlags = []
        var number = 0
    }

    private static let mostBytes = 8 << 20
    private static let mostPrograms = 4096

    private struct Prototype {
        let object: JSObject
        let shape: UInt32
        let slots: UnsafeMutablePointer<Value>
        let slotCount: Int
        /// RegExp itself, its shape, and the getter of @@species that stands in a slot there.
        let constructor: JSObject
        let constructorShape: UInt32
        let speciesSlot: Int
        let species: Value
    }

    private static let recentCount = 64
    /// What `RegExp.$1` and its kin tell.
    var lastMatch: LastMatch { memory.pointee.lastMatch }

    /// The last match of an expression that is no subclass's; its string is kept by the realm (see RegExpStatics.swift).
    struct LastMatch {
        /// The statics tell of nine captures and of the last.
        static let most = 10
        /// False after a match that is none of the statics' business: then they have nothing to tell (legacy RegExp features, step 4).
        fileprivate(set) var isKnown = true
        fileprivate var captureCount = 1
        /// As the scratch has them, and the last one behind them.
        fileprivate let registers = UnsafeMutablePointer<Int>.allocate(capacity: most * 2 + 2)

        fileprivate init() { registers.initialize(repeating: 0, count: LastMatch.most * 2 + 2) }

        func capture(_ number: Int) -> Range<Int>? { number < min(captureCount, LastMatch.most) ? range(number) : nil }
        var lastParenthesis: Range<Int>? { captureCount > 1 ? range(LastMatch.most) : nil }

        private func range(_ place: Int) -> Range<Int>? {
            let start = registers[place * 2], end = registers[place * 2 + 1]
            return start >= 0 && end >= start ? start..<end : nil
        }
    }

    init() {
        memory = .allocate(capacity: 1)
        memory.initialize(to: Memory())
        memory.pointee.recent.initialize(repeating: Recent(), count: Self.recentCount)
    }

    func deallocate() {
        forget()
        memory.pointee.programs.deallocate()
        memory.pointee.lastMatch.registers.deallocate()
        memory.pointee.recent.deallocate()
        for i in 0..<memory.pointee.prototypes.count { memory.pointee.prototypes[i].slots.deallocate() }
        memory.pointee.prototypes.deallocate()
        scratch.free()
        memory.deinitialize(count: 1)
        memory.deallocate()
    }

    @inline(__always) func program(_ number: Int) -> RegExpProgram? {
        let place = number - memory.pointee.firstNumber
        return place >= 0 && place < memory.pointee.programs.count ? memory.pointee.programs[place] : nil
    }

    /// The number of a pattern's program, if the same string asked for it since the last collection.
    @inline(__always) func recentNumber(for source: JSString, _ flags: RegExpFlags) -> Int? {
        let address = UInt(bitPattern: source.cell.address), known = memory.pointee.recent[Self.recentPlace(address)]
        return known.address == address && known.flags == flags && program(known.number) != nil ? known.number : nil
    }

    /// The number of a pattern's program.
    func number(for source: JSString, _ text: FlatString, _ flags: RegExpFlags) throws(RegExpReader.Failure) -> Int {
        if let known = recentNumber(for: source, flags) { return known }
        let number = try program(for: text.array(), flags).number, address = UInt(bitPattern: source.cell.address)
        memory.pointee.recent[Self.recentPlace(address)] = Recent(address: address, flags: flags, number: number)
        return number
    }

    @inline(__always) private static func recentPlace(_ address: UInt) -> Int { Int(address >> 4) & (recentCount - 1) }

    /// Strings that nobody holds are gone.
    func forgetRecent() { memory.pointee.recent.update(repeating: Recent(), count: Self.recentCount) }

    /// The program of a pattern, and its number. Throws what is wrong with the pattern.
    func program(for source: [UInt16], _ flags: RegExpFlags) throws(RegExpReader.Failure) -> (number: Int, program: RegExpProgram) {
        let text = Text(source: source, flags: flags)
        if let number = memory.pointee.byText[text], let program = program(number) { return (number, program) }
        let pattern = try RegExpReader.read(source, flags: flags.units)
        let program: RegExpProgram
        do { program = try RegExpCompiler.compile(pattern, flags) } catch { throw RegExpReader.Failure(message: "Regular expression too large") }
        if memory.pointee.bytes > Self.mostBytes || memory.pointee.programs.count >= Self.mostPrograms { forget() }
        let number = memory.pointee.firstNumber + memory.pointee.programs.count
        memory.pointee.programs.append(program)
        memory.pointee.byText[text] = number
        memory.pointee.bytes += program.byteCount + source.count * 2
        return (number, program)
    }

    // MARK: Whether anybody can look on

    /// A realm's prototype and constructor are whole now.
    func remember(prototype: JSObject, slotCount: Int, constructor: JSObject, speciesSlot: Int) {
        let slots = UnsafeMutablePointer<Value>.allocate(capacity: slotCount)
        for index in 0..<slotCount { (slots + index).initialize(to: prototype.slot(index)) }
        memory.pointee.prototypes.append(Prototype(object: prototype, shape: prototype.shapeID, slots: slots, slotCount: slotCount, constructor: constructor,
                                    constructorShape: constructor.shapeID, speciesSlot: speciesSlot, species: constructor.slot(speciesSlot)))
    }

    /// Neither the expression nor the prototype has been changed: what the language does with them runs no script.
    func isPristine(_ vm: VM, _ regExp: JSObject) -> Bool { pristinePrototype(vm, regExp) != nil }

    /// The same, and what `split` would make of it is of the same class.
    func isPristineWithSpecies(_ vm: VM, _ regExp: JSObject) -> Bool {
        guard let known = pristinePrototype(vm, regExp) else { return false }
        return known.constructor.shapeID == known.constructorShape && known.constructor.slot(known.speciesSlot) == known.species
    }

    @inline(__always) private func pristinePrototype(_ vm: VM, _ regExp: JSObject) -> Prototype? {
        guard regExp.kind == .regExp, vm.hasInitialShape(regExp) else { return nil }
        let prototype = vm[.regExpPrototype]
        for i in 0..<memory.pointee.prototypes.count where memory.pointee.prototypes[i].object == prototype {
            let known = memory.pointee.prototypes[i]
            guard prototype.shapeID == known.shape else { return nil }
            return holds(prototype, known) ? known : nil
        }
        return nil
    }

    /// The prototype's properties have the values that they were made with.
    @inline(__always) private func holds(_ prototype: JSObject, _ known: Prototype) -> Bool {
        let inline = prototype.inlineCapacity
        for index in 0..<min(inline, known.slotCount) where prototype.slot(index) != known.slots[index] { return false }
        guard inline < known.slotCount, let slots = prototype.slots else { return true }
        return memcmp(slots.cell.address + Slots.valuesOffset, known.slots + inline, (known.slotCount - inline) * MemoryLayout<Value>.size) == 0
    }

    // MARK: The last match

    func noteMatch(isLegacy: Bool, captures count: Int) {
        memory.pointee.lastMatch.isKnown = isLegacy
        guard isLegacy else { return }
        memory.pointee.lastMatch.captureCount = count
        memory.pointee.lastMatch.registers.update(from: scratch.registers, count: min(count, LastMatch.most) * 2)
        memory.pointee.lastMatch.registers[LastMatch.most * 2] = scratch.registers[count * 2 - 2]
        memory.pointee.lastMatch.registers[LastMatch.most * 2 + 1] = scratch.registers[count * 2 - 1]
    }

    /// The same of a match that has no captures.
    func noteMatch(isLegacy: Bool, whole: Range<Int>) {
        memory.pointee.lastMatch.isKnown = isLegacy
        memory.pointee.lastMatch.captureCount = 1
        memory.pointee.lastMatch.registers[0] = whole.lowerBound
        memory.pointee.lastMatch.registers[1] = whole.upperBound
    }

    private func forget() {
        memory.pointee.firstNumber += memory.pointee.programs.count
        for i in 0..<memory.pointee.programs.count { memory.pointee.programs[i].free() }
        memory.pointee.programs.truncate(to: 0)
        memory.pointee.byText = [:]
        memory.pointee.bytes = 0
    }
}
