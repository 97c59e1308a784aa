import Syntax

/// What the machine keeps for regular expressions: programs, the memory for matching, and what the last match was.
///
/// A RegExp object holds the number of its program. Programs are kept as long as there is room; one that is gone is made again from the
/// object's source, so that no program has to be freed with its object.
final class RegExpRoom {
    let scratch = RegExpScratch()
    private var programs: [Int: RegExpProgram] = [:]
    private var byText: [Text: Int] = [:]
    private var nextNumber = 0
    private var bytes = 0

    private struct Text: Hashable {
        let source: [UInt16]
        let flags: RegExpFlags
    }

    private static let mostBytes = 8 << 20
    private static let mostPrograms = 4096

    /// The prototype as it was made: its shape, and what its slots held.
    private var prototypeShape: UInt32 = 0
    private var prototypeSlots: [Value] = []
    /// The shape of an expression that nobody has added anything to.
    private var initialShape: UInt32 = 0
    /// What `RegExp.$1` and its kin tell.
    private(set) var lastMatch = LastMatch()

    /// The last match of an expression that is no subclass's; its string is kept by the realm (see RegExpStatics.swift).
    struct LastMatch {
        /// False after a match that is none of the statics' business: then they have nothing to tell (legacy RegExp features, step 4).
        var isKnown = true
        var captures: [Range<Int>?] = []
        var lastParenthesis: Range<Int>?
    }

    func program(_ number: Int) -> RegExpProgram? { programs[number] }

    /// The program of a pattern, and its number. Throws what is wrong with the pattern.
    func program(for source: [UInt16], _ flags: RegExpFlags) throws(RegExpReader.Failure) -> (number: Int, program: RegExpProgram) {
        let text = Text(source: source, flags: flags)
        if let number = byText[text], let program = programs[number] { return (number, program) }
        let letters = RegExpFlags.letters.filter { flags.contains($0.flag) }.map(\.letter)
        let pattern = try RegExpReader.read(source, flags: letters)
        let program: RegExpProgram
        do { program = try RegExpCompiler.compile(pattern, flags) } catch { throw RegExpReader.Failure(message: "Regular expression too large") }
        if bytes > Self.mostBytes || programs.count >= Self.mostPrograms { forget() }
        nextNumber += 1
        programs[nextNumber] = program
        byText[text] = nextNumber
        bytes += program.byteCount + source.count * 2
        return (nextNumber, program)
    }

    // MARK: Whether anybody can look on

    /// The prototype is whole now.
    func remember(prototype: JSObject, slotCount: Int, initialShape: UInt32) {
        prototypeShape = prototype.shapeID
        prototypeSlots = (0..<slotCount).map(prototype.slot)
        self.initialShape = initialShape
    }

    /// The expression has its `lastIndex` in its first slot, writable, and nothing else of its own.
    @inline(__always) func hasInitialShape(_ regExp: JSObject) -> Bool { regExp.shapeID == initialShape }

    /// Neither the expression nor the prototype has been changed: what the language does with them runs no script.
    func isPristine(_ vm: VM, _ regExp: JSObject) -> Bool {
        guard regExp.kind == .regExp, hasInitialShape(regExp) else { return false }
        let prototype = vm[.regExpPrototype]
        guard prototype.shapeID == prototypeShape else { return false }
        for index in prototypeSlots.indices where prototype.slot(index) != prototypeSlots[index] { return false }
        return true
    }

    // MARK: The last match

    func noteMatch(isLegacy: Bool, captures count: Int) {
        lastMatch.isKnown = isLegacy
        guard isLegacy else { return }
        lastMatch.captures.removeAll(keepingCapacity: true)
        for number in 0..<min(count, 10) { lastMatch.captures.append(scratch.capture(number)) }
        lastMatch.lastParenthesis = count > 1 ? scratch.capture(count - 1) : nil
    }

    private func forget() {
        programs = [:]
        byText = [:]
        bytes = 0
    }
}
