import Syntax

/// Makes a program of a pattern (ECMA-262 §22.2.2).
///
/// The specification compiles a pattern to matchers that call their continuation; here they are instructions that follow each other, with
/// a stack of choices to go back to. In lookbehind, terms stand in reverse order and read backwards.
struct RegExpCompiler {
    typealias Opcode = RegExpProgram.Opcode

    /// What the pattern takes more than this of is refused, as V8 refuses it.
    struct TooLarge: Error {}

    /// Flags in force where the compiler is: groups may switch three of them.
    private struct Modes {
        var ignoreCase: Bool
        var multiline: Bool
        var dotAll: Bool
        var isBackward = false
    }

    let pattern: RegExpPattern
    let isUnicode: Bool
    let isSets: Bool
    private var modes: Modes
    private var code: [Int32] = []
    private var sets: [CodePointSet] = []
    private var registerCount: Int

    /// Compiles a pattern that has been read with the same flags.
    static func compile(_ pattern: RegExpPattern, _ flags: RegExpFlags) throws(TooLarge) -> RegExpProgram {
        var compiler = RegExpCompiler(pattern, flags)
        try compiler.emit(pattern.root)
        compiler.code.append(Opcode.accept.word)
        if compiler.code.count > 1 << 24 { throw TooLarge() }
        let (code, sets) = RegExpForesight.apply(compiler.code, compiler.sets)
        let beginning = compiler.beginning(code, sets)
        return RegExpProgram(code: code, sets: sets, captureCount: pattern.captureCount + 1,
                             registerCount: compiler.registerCount, beginning: beginning, canMatchBytes: RegExpByteReach.canMatchBytes(code, sets),
                             isUnicode: compiler.isUnicode, names: pattern.names.map { ($0.name, $0.capture) })
    }

    private init(_ pattern: RegExpPattern, _ flags: RegExpFlags) {
        self.pattern = pattern
        isSets = flags.contains(.unicodeSets)
        isUnicode = isSets || flags.contains(.unicode)
        modes = Modes(ignoreCase: flags.contains(.ignoreCase), multiline: flags.contains(.multiline), dotAll: flags.contains(.dotAll))
        registerCount = (pattern.captureCount + 1) * 2
    }

    // MARK: Emitting

    private mutating func emit(_ opcode: Opcode, _ operands: Int...) {
        code.append(opcode.word)
        for operand in operands { code.append(Int32(clamping: operand)) }
    }

    /// An instruction whose last operand is a place that is not known yet: gives back where that operand stands.
    private mutating func emitForward(_ opcode: Opcode, _ operands: Int...) -> Int {
        code.append(opcode.word)
        for operand in operands { code.append(Int32(clamping: operand)) }
        code.append(0)
        return code.count - 1
    }

    /// A choice; with room for what foresight may say of its ways.
    private mutating func emitSplit(_ opcode: Opcode) -> Int {
        emit(opcode, 0, -1, -1)
        return code.count - 3
    }

    /// The place that an instruction leads to is here.
    private mutating func land(_ operand: Int) { code[operand] = Int32(code.count) }

    private mutating func newRegister() -> Int {
        registerCount += 1
        return registerCount - 1
    }

    private mutating func index(of set: CodePointSet) -> Int {
        if let index = sets.suffix(16).firstIndex(of: set) { return index }
        sets.append(set)
        return sets.count - 1
    }

    private var characterSets: CharacterSets { CharacterSets(isUnicode: isUnicode, isSets: isSets, ignoresCase: modes.ignoreCase) }

    // MARK: Terms

    private mutating func emit(_ node: RegExpPattern.Node) throws(TooLarge) {
        if code.count > 1 << 24 { throw TooLarge() }
        switch pattern.nodes[node] {
        case .empty: break
        case .character, .any, .characterClass: try emitCharacters(node)
        case .start: emit(modes.multiline ? .lineStart : .start)
        case .end: emit(modes.multiline ? .lineEnd : .end)
        case .wordBoundary(let isNegated): emit(isNegated ? .notWordBoundary : .wordBoundary, index(of: characterSets.wordCharacters))
        case .sequence(let terms):
            if modes.isBackward { for term in terms.reversed() { try emit(term) } } else { try emitSequence(terms) }
        case .alternatives(let all): try emitAlternatives(all.count) { compiler, index throws(TooLarge) in try compiler.emit(all[index]) }
        case .capture(let number, let content):
            emit(.save, number * 2 + (modes.isBackward ? 1 : 0))
            try emit(content)
            emit(.save, number * 2 + (modes.isBackward ? 0 : 1))
        case .modified(let modifiers, let content):
            let outer = modes
            modes.ignoreCase = modifiers.ignoreCase ?? modes.ignoreCase
            modes.multiline = modifiers.multiline ?? modes.multiline
            modes.dotAll = modifiers.dotAll ?? modes.dotAll
            try emit(content)
            modes = outer
        case .look(let isBehind, let isNegated, let content): try emitLook(isBehind, isNegated, content)
        case .repeated(let term, let least, let most, let isGreedy, let captures):
            try emitRepeated(term, least, most, isGreedy, captures)
        case .backreference(let captures): try emitBackreference(captures)
        }
    }

    /// Terms one after the other; units that follow each other become one instruction.
    private mutating func emitSequence(_ terms: [RegExpPattern.Node]) throws(TooLarge) {
        var units: [Int] = []
        func isCharacter(_ term: RegExpPattern.Node) -> Bool { if case .character = pattern.nodes[term] { true } else { false } }
        for term in terms {
            if isCharacter(term), let single = single(term), single.opcode == .unit {
                units.append(single.operand)
                continue
            }
            emitUnits(&units)
            try emit(term)
        }
        emitUnits(&units)
    }

    private mutating func emitUnits(_ units: inout [Int]) {
        if units.count == 1 {
            emit(.unit, units[0])
        } else if !units.isEmpty {
            emit(.units, units.count)
            for unit in units { code.append(Int32(clamping: unit)) }
        }
        units.removeAll(keepingCapacity: true)
    }

    /// Each alternative is tried when those before it have failed.
    private mutating func emitAlternatives(_ count: Int, _ emitOne: (inout RegExpCompiler, Int) throws(TooLarge) -> Void) throws(TooLarge) {
        var ends: [Int] = []
        for index in 0..<count {
            guard index < count - 1 else {
                try emitOne(&self, index)
                break
            }
            let next = emitSplit(.split)
            try emitOne(&self, index)
            ends.append(emitForward(.jump))
            land(next)
        }
        for end in ends { land(end) }
    }

    private mutating func emitLook(_ isBehind: Bool, _ isNegated: Bool, _ content: RegExpPattern.Node) throws(TooLarge) {
        let register = newRegister()
        _ = newRegister()
        let outer = modes.isBackward
        modes.isBackward = isBehind
        if isNegated {
            let after = emitForward(.lookNot, register)
            try emit(content)
            emit(.lookNotHolds, register)
            land(after)
        } else {
            emit(.look, register)
            try emit(content)
            emit(.lookHolds, register)
        }
        modes.isBackward = outer
    }

    /// Of the captures that share a name at most one has taken part; one that has not matches nothing, always.
    private mutating func emitBackreference(_ captures: [Int]) throws(TooLarge) {
        let opcode: Opcode = switch (modes.ignoreCase, modes.isBackward) {
        case (false, false): .backreference
        case (false, true): .backreferenceBack
        case (true, false): .backreferenceFolded
        case (true, true): .backreferenceFoldedBack
        }
        for capture in captures { emit(opcode, capture) }
    }

    // MARK: Characters

    /// The instruction for one character, if one is enough: none for characters beyond the first 65,536, nor for strings.
    private mutating func single(_ node: RegExpPattern.Node) -> (opcode: Opcode, operand: Int)? {
        switch pattern.nodes[node] {
        case .character(let character):
            let set = characterSets.set(of: character)
            if let only = set.single, only < 0x10000, !(isUnicode && only & 0xF800 == 0xD800) { return (.unit, Int(only)) }
            return (.set, index(of: set))
        case .any:
            return modes.dotAll ? (.any, 0) : (.set, index(of: CharacterSets.lineTerminators.complement))
        case .characterClass(let index):
            let set = characterSets.set(of: pattern.classes[index])
            guard set.strings.isEmpty else { return nil }
            if let only = set.characters.single, only < 0x10000, only & 0xF800 != 0xD800 { return (.unit, Int(only)) }
            return (.set, self.index(of: set.characters))
        default: return nil
        }
    }

    private mutating func emitCharacters(_ node: RegExpPattern.Node) throws(TooLarge) {
        if let single = single(node) {
            emitSingle(single.opcode, single.operand)
        } else if case .characterClass(let index) = pattern.nodes[node] {
            try emitStrings(characterSets.set(of: pattern.classes[index]))
        }
    }

    private mutating func emitSingle(_ opcode: Opcode, _ operand: Int) {
        switch opcode {
        case .unit: emit(modes.isBackward ? .unitBack : .unit, operand)
        case .any: emit(modes.isBackward ? .anyBack : .any)
        default: emit(modes.isBackward ? .setBack : .set, operand)
        }
    }

    /// The longest strings first; single characters stand among them by their length.
    private mutating func emitStrings(_ set: MatchableSet) throws(TooLarge) {
        var strings = set.strings.sorted { $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1) }
        let hasEmpty = strings.last?.isEmpty == true
        if hasEmpty { strings.removeLast() }
        let characters = set.characters.isEmpty ? 0 : 1
        let sets = characterSets
        try emitAlternatives(strings.count + characters + (hasEmpty ? 1 : 0)) { compiler, index throws(TooLarge) in
            if index < strings.count {
                let string = strings[index]
                for character in compiler.modes.isBackward ? string.reversed() : string {
                    let same = sets.set(of: character)
                    if let only = same.single, only < 0x10000, only & 0xF800 != 0xD800 { compiler.emitSingle(.unit, Int(only)) }
                    else { compiler.emitSingle(.set, compiler.index(of: same)) }
                }
            } else if index < strings.count + characters {
                compiler.emitSingle(.set, compiler.index(of: set.characters))
            }
        }
    }

    // MARK: Quantifiers

    private mutating func emitRepeated(_ term: RegExpPattern.Node, _ least: Int, _ most: Int, _ isGreedy: Bool,
                                       _ captures: Range<Int>) throws(TooLarge) {
        if most == 0 { return }
        if least == 1, most == 1 { return try emit(term) }
        if !modes.isBackward, let single = single(term) {
            return emit(.run, least, most, isGreedy ? 1 : 0, Int(single.opcode.rawValue), single.operand, -1)
        }
        let mayBeEmpty = mayBeEmpty(term)
        if least == 0, most == 1 {
            try emitOptional(term, isGreedy, captures, mayBeEmpty: mayBeEmpty)
        } else if least == 0, most == Int.max {
            try emitStar(term, isGreedy, captures, mayBeEmpty: mayBeEmpty)
        } else if least == 1, most == Int.max, !mayBeEmpty {
            try emitPlus(term, isGreedy, captures)
        } else {
            try emitCounted(term, least, most, isGreedy, captures, mayBeEmpty: mayBeEmpty)
        }
    }

    /// One round of a quantifier's term. What it captured in an earlier round is forgotten.
    private mutating func emitRound(_ term: RegExpPattern.Node, _ captures: Range<Int>, progress: Int?) throws(TooLarge) {
        if let progress { emit(.save, progress) }
        if !captures.isEmpty { emit(.clear, captures.lowerBound * 2, captures.upperBound * 2) }
        try emit(term)
    }

    private mutating func emitOptional(_ term: RegExpPattern.Node, _ isGreedy: Bool, _ captures: Range<Int>, mayBeEmpty: Bool) throws(TooLarge) {
        let progress = mayBeEmpty ? newRegister() : nil
        let out = emitSplit(isGreedy ? .split : .splitLater)
        try emitRound(term, captures, progress: progress)
        if let progress { emit(.requireProgress, progress) }
        land(out)
    }

    private mutating func emitStar(_ term: RegExpPattern.Node, _ isGreedy: Bool, _ captures: Range<Int>, mayBeEmpty: Bool) throws(TooLarge) {
        let progress = mayBeEmpty ? newRegister() : nil
        let top = code.count
        let out = emitSplit(isGreedy ? .split : .splitLater)
        try emitRound(term, captures, progress: progress)
        if let progress { emit(.requireProgress, progress) }
        emit(.jump, top)
        land(out)
    }

    /// A round, and then perhaps another: no count is needed.
    private mutating func emitPlus(_ term: RegExpPattern.Node, _ isGreedy: Bool, _ captures: Range<Int>) throws(TooLarge) {
        let top = code.count
        try emitRound(term, captures, progress: nil)
        let out = emitSplit(isGreedy ? .split : .splitLater)
        emit(.jump, top)
        land(out)
    }

    private mutating func emitCounted(_ term: RegExpPattern.Node, _ least: Int, _ most: Int, _ isGreedy: Bool, _ captures: Range<Int>,
                                      mayBeEmpty: Bool) throws(TooLarge) {
        let counter = newRegister(), progress = mayBeEmpty ? newRegister() : nil
        emit(.zero, counter)
        let top = code.count
        let out = emitForward(.loop, counter, least, most, isGreedy ? 1 : 0)
        try emitRound(term, captures, progress: progress)
        if let progress { emit(.requireProgressBeyond, progress, counter, least) }
        emit(.count, counter)
        emit(.jump, top)
        land(out)
    }

    /// Whether a term may match without going on. To say yes is always safe.
    private func mayBeEmpty(_ node: RegExpPattern.Node) -> Bool {
        switch pattern.nodes[node] {
        case .character, .any: false
        case .characterClass(let index): characterSets.set(of: pattern.classes[index]).strings.contains([])
        case .empty, .start, .end, .wordBoundary, .look, .backreference: true
        case .sequence(let terms): terms.allSatisfy(mayBeEmpty)
        case .alternatives(let all): all.contains(where: mayBeEmpty)
        case .capture(_, let content), .modified(_, let content): mayBeEmpty(content)
        case .repeated(let term, let least, _, _, _): least == 0 || mayBeEmpty(term)
        }
    }

    // MARK: Where a match begins

    private func beginning(_ code: [Int32], _ sets: [CodePointSet]) -> RegExpProgram.Beginning {
        if startsAtStart(pattern.root) { return .start }
        let places = RegExpWindowReader.read(code, sets, isUnicode: isUnicode)
        // A group that cannot take part leaves no code, and has its registers all the same: who takes a match from a window fills in none.
        let isWhole = pattern.captureCount == 0 && RegExpWindowReader.isWhole(code, sets, length: places.count)
        return RegExpWindow(places, isWhole: isWhole).map { .window($0) } ?? .anywhere
    }

    private func startsAtStart(_ node: RegExpPattern.Node) -> Bool {
        switch pattern.nodes[node] {
        case .start: !modes.multiline
        case .sequence(let terms): terms.first.map(startsAtStart) ?? false
        case .alternatives(let all): all.allSatisfy(startsAtStart)
        case .capture(_, let content): startsAtStart(content)
        default: false
        }
    }
}
