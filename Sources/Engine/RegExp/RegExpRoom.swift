import Syntax

/// What the machine keeps for regular expressions: programs, the memory for matching, and what the last match was.
///
/// A RegExp object holds the number of its program. Programs are kept as long as there is room; one that is gone is made again from the
/// object's source, so that no program has to be freed with its object.
final class RegExpRoom {
    let scratch = RegExpScratch()
    /// By number, from the first that is not forgotten.
    private var programs: [RegExpProgram] = []
    private var firstNumber = 1
    private var byText: [Text: Int] = [:]
    private var bytes = 0

    private struct Text: Hashable {
        let source: [UInt16]
        let flags: RegExpFlags
    }

    private struct Recent {
        var address: UInt = 0
        var flags: RegExpFlags = []
        var number = 0
        var source: [UInt16] = []
    }

    private static let mostBytes = 8 << 20
    private static let mostPrograms = 4096

    /// Each realm's prototype as it was made: its shape, and what its slots held.
    private var prototypes: [Prototype] = []

    /// (Not a tuple: the runtime takes four times as long to make an array's type of one, at each start.)
    private struct Prototype {
        let object: JSObject
        let shape: UInt32
        let slots: [Value]
    }

    /// What literals asked for last, by where their source stands: a program's text need not be hashed each time.
    private var recent = [Recent](repeating: Recent(), count: 64)
    /// What `RegExp.$1` and its kin tell.
    private(set) var lastMatch = LastMatch()

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

    deinit { lastMatch.registers.deallocate() }

    @inline(__always) func program(_ number: Int) -> RegExpProgram? {
        let place = number - firstNumber
        return place >= 0 && place < programs.count ? programs[place] : nil
    }

    /// The number of a pattern's program. Another string may have come to stand where the last one stood, so the text is compared.
    func number(for source: JSString, _ text: FlatString, _ flags: RegExpFlags) throws(RegExpReader.Failure) -> Int {
        let address = UInt(bitPattern: source.cell.address), place = Int(address >> 4 & 63)
        if recent[place].address == address, recent[place].flags == flags, program(recent[place].number) != nil, equals(text, place) {
            return recent[place].number
        }
        let units = text.array(), number = try program(for: units, flags).number
        if units.count <= 1 << 10 { recent[place] = Recent(address: address, flags: flags, number: number, source: units) }
        return number
    }

    private func equals(_ text: FlatString, _ place: Int) -> Bool {
        guard recent[place].source.count == text.count else { return false }
        for i in 0..<text.count where recent[place].source[i] != text[i] { return false }
        return true
    }

    /// The program of a pattern, and its number. Throws what is wrong with the pattern.
    func program(for source: [UInt16], _ flags: RegExpFlags) throws(RegExpReader.Failure) -> (number: Int, program: RegExpProgram) {
        let text = Text(source: source, flags: flags)
        if let number = byText[text], let program = program(number) { return (number, program) }
        let letters = RegExpFlags.letters.filter { flags.contains($0.flag) }.map(\.letter)
        let pattern = try RegExpReader.read(source, flags: letters)
        let program: RegExpProgram
        do { program = try RegExpCompiler.compile(pattern, flags) } catch { throw RegExpReader.Failure(message: "Regular expression too large") }
        if bytes > Self.mostBytes || programs.count >= Self.mostPrograms { forget() }
        let number = firstNumber + programs.count
        programs.append(program)
        byText[text] = number
        bytes += program.byteCount + source.count * 2
        return (number, program)
    }

    // MARK: Whether anybody can look on

    /// A realm's prototype is whole now.
    func remember(prototype: JSObject, slotCount: Int) {
        prototypes.append(Prototype(object: prototype, shape: prototype.shapeID, slots: (0..<slotCount).map(prototype.slot)))
    }

    /// Neither the expression nor the prototype has been changed: what the language does with them runs no script.
    func isPristine(_ vm: VM, _ regExp: JSObject) -> Bool {
        guard regExp.kind == .regExp, vm.hasInitialShape(regExp) else { return false }
        let prototype = vm[.regExpPrototype]
        for known in prototypes where known.object == prototype {
            guard prototype.shapeID == known.shape else { return false }
            for index in known.slots.indices where prototype.slot(index) != known.slots[index] { return false }
            return true
        }
        return false
    }

    // MARK: The last match

    func noteMatch(isLegacy: Bool, captures count: Int) {
        lastMatch.isKnown = isLegacy
        guard isLegacy else { return }
        lastMatch.captureCount = count
        lastMatch.registers.update(from: scratch.registers, count: min(count, LastMatch.most) * 2)
        lastMatch.registers[LastMatch.most * 2] = scratch.registers[count * 2 - 2]
        lastMatch.registers[LastMatch.most * 2 + 1] = scratch.registers[count * 2 - 1]
    }

    private func forget() {
        firstNumber += programs.count
        programs = []
        byText = [:]
        bytes = 0
    }
}
