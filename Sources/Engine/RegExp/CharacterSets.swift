import Syntax

/// What a character class matches: characters, and with the `v` flag strings.
struct MatchableSet {
    var characters: CodePointSet
    /// Never of one character each; those are in `characters`.
    var strings: Set<[UInt32]> = []

    init(_ characters: CodePointSet) { self.characters = characters }

    init(strings all: [[UInt32]]) {
        characters = CodePointSet(all.filter { $0.count == 1 }.map { $0[0]...$0[0] })
        strings = Set(all.filter { $0.count != 1 })
    }
}

/// Makes sets of what a pattern says in words (ECMA-262 §22.2.2.9 CompileToCharSet).
struct CharacterSets {
    let isUnicode: Bool
    let isSets: Bool
    let ignoresCase: Bool

    private var folding: CaseFolding { CaseFolding(isUnicode: isUnicode) }

    /// The characters and strings that the class matches, those included that are the same where case is ignored.
    func set(of described: CharacterClass) -> MatchableSet {
        var result = evaluate(described)
        // With the `v` flag everything has been closed from the beginning.
        if ignoresCase, !isSets, !isNegation(described) { result.characters = folding.closure(of: result.characters) }
        return result
    }

    private func isNegation(_ described: CharacterClass) -> Bool {
        if case .negated = described { return true }
        return false
    }

    /// The set of one character and those that are the same.
    func set(of character: UInt32) -> CodePointSet {
        let single = CodePointSet(character...character)
        return ignoresCase ? folding.closure(of: single) : single
    }

    private func evaluate(_ described: CharacterClass) -> MatchableSet {
        switch described {
        case .range(let first, let last): return leaf(CodePointSet(first...last))
        case .digits: return MatchableSet(CodePointSet(0x30...0x39))
        case .spaces: return MatchableSet(Self.spaces)
        case .wordCharacters: return MatchableSet(wordCharacters)
        case .property(let name, let value): return property(name, value)
        case .strings(let strings): return leaf(MatchableSet(strings: strings))
        case .union(let members): return union(members)
        case .intersection(let left, let right):
            var a = evaluate(left)
            let b = evaluate(right)
            a.characters = a.characters.intersection(b.characters)
            a.strings.formIntersection(b.strings)
            return a
        case .subtraction(let left, let right):
            var a = evaluate(left)
            let b = evaluate(right)
            a.characters = a.characters.subtracting(b.characters)
            a.strings.subtract(b.strings)
            return a
        case .complement(let inner): return MatchableSet(evaluate(inner).characters.complement)
        case .negated(let inner):
            let named = evaluate(inner).characters
            return MatchableSet((ignoresCase && !isSets ? folding.closure(of: named) : named).complement)
        }
    }

    private func union(_ members: [CharacterClass]) -> MatchableSet {
        var ranges: [ClosedRange<UInt32>] = [], strings: Set<[UInt32]> = []
        for member in members {
            let set = evaluate(member)
            ranges += set.characters.ranges
            strings.formUnion(set.strings)
        }
        var result = MatchableSet(CodePointSet(ranges))
        result.strings = strings
        return result
    }

    /// With the `v` flag, sets are combined as if case were gone already (ECMA-262 §22.2.2.9.3 MaybeSimpleCaseFolding).
    private func leaf(_ set: MatchableSet) -> MatchableSet {
        guard ignoresCase, isSets else { return set }
        var closed = MatchableSet(folding.closure(of: set.characters))
        closed.strings = Set(set.strings.map { $0.map(folding.canonical) })
        return closed
    }

    private func leaf(_ set: CodePointSet) -> MatchableSet { leaf(MatchableSet(set)) }

    private func property(_ name: String, _ value: String?) -> MatchableSet {
        let found = ICU.propertySet(name: name, value: value)
        var set = MatchableSet(strings: found.strings)
        set.characters = set.characters.union(found.characters)
        return leaf(set)
    }

    /// §22.2.2.9.4 WordCharacters: with Unicode's folding two more letters are the same as `s` and `k`.
    var wordCharacters: CodePointSet {
        let ascii = CodePointSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
        return ignoresCase && isUnicode ? folding.closure(of: ascii) : ascii
    }

    /// WhiteSpace and LineTerminator (ECMA-262 §12.2, §12.3).
    private static let spaces = CodePointSet([
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F, 0x205F...0x205F,
        0x3000...0x3000, 0xFEFF...0xFEFF,
    ])

    static let lineTerminators = CodePointSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])
}
