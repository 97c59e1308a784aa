/// Reads a regular expression's pattern into a tree, and says what is wrong with it (ECMA-262 §22.2.1, with annex §B.1.2 outside Unicode
/// modes). One pass. Groups are kept on a stack of its own rather than the thread's.
public struct RegExpReader {
    /// What is wrong with a pattern, in V8's words.
    public struct Failure: Error {
        public let message: String
        public init(message: String) { self.message = message }
    }

    let units: [UInt16]
    let isUnicode: Bool
    let isSets: Bool
    /// Whether `\k` names a group: always in Unicode mode, else only if the pattern has a named one.
    var hasNamedGroups = false
    var position = 0
    /// Captures that have begun so far; `pattern.captureCount` is all of them.
    var captures = 0
    var pattern = RegExpPattern()
    /// The groups around, and the whole pattern below them.
    var groups: [Group] = []
    /// The alternatives that each group name stands in.
    var declared: [[UInt16]: [Int]] = [:]
    /// Backreferences by name, whose groups may stand further on.
    var references: [(node: RegExpPattern.Node, name: [UInt16])] = []
    /// All alternatives met so far, and which of them holds the position.
    var alternatives = [Alternative(parent: nil, disjunction: 0, index: 0)]
    var current = 0

    /// How deep groups and classes may nest. What compiles a pattern goes down as deep on the thread's stack.
    static var maximumDepth: Int { 4000 }

    struct Alternative {
        let parent: Int?
        let disjunction: Int
        let index: Int
    }

    /// A group that is being read.
    struct Group {
        enum Kind {
            case plain
            case capture(Int)
            case modified(RegExpPattern.Modifiers)
            case look(isBehind: Bool, isNegated: Bool)
        }
        let kind: Kind
        /// Empty for a group without one.
        let name: [UInt16]
        /// Where its own captures begin, with its own.
        let firstCapture: Int
        /// The alternative around it.
        let outer: Int
        /// Alternatives that are whole, and the terms of the one that is not.
        var finished: [RegExpPattern.Node] = []
        var terms: [RegExpPattern.Node] = []
    }

    /// What came last, as a quantifier sees it.
    enum Last {
        case nothing
        /// A term that may be repeated, with the first of its captures.
        case atom(firstCapture: Int)
        /// An assertion that no quantifier may follow.
        case fixedAssertion
    }

    /// Reads a pattern. The flags must be valid.
    public static func read(_ pattern: [UInt16], flags: [UInt16]) throws(Failure) -> RegExpPattern {
        let isSets = flags.contains(0x76)
        var reader = RegExpReader(units: pattern, isUnicode: isSets || flags.contains(0x75), isSets: isSets)
        return try reader.read()
    }

    /// What is wrong with a pattern, in V8's words; nil if nothing. The flags must be valid.
    public static func problem(inPattern pattern: [UInt16], flags: [UInt16]) -> String? {
        do throws(Failure) {
            _ = try read(pattern, flags: flags)
            return nil
        } catch {
            return error.message
        }
    }

    private init(units: [UInt16], isUnicode: Bool, isSets: Bool) {
        self.units = units
        self.isUnicode = isUnicode
        self.isSets = isSets
    }

    // MARK: Reading

    var isAtEnd: Bool { position >= units.count }

    /// The unit some places on, nil beyond the end.
    func peek(_ distance: Int = 0) -> UInt16? {
        position + distance < units.count ? units[position + distance] : nil
    }

    func isNext(_ text: StaticString) -> Bool {
        for index in 0..<text.utf8CodeUnitCount where peek(index) != UInt16(text.utf8Start[index]) { return false }
        return true
    }

    mutating func take(_ unit: UInt16) -> Bool {
        guard peek() == unit else { return false }
        position += 1
        return true
    }

    /// A code point in Unicode mode, a unit otherwise.
    mutating func nextCharacter() -> UInt32 {
        let unit = units[position]
        position += 1
        if isUnicode, Characters.isHighSurrogate(unit), let low = peek(), Characters.isLowSurrogate(low) {
            position += 1
            return Characters.codePoint(unit, low)
        }
        return UInt32(unit)
    }

    // MARK: Making nodes

    mutating func node(_ term: RegExpPattern.Term) -> RegExpPattern.Node {
        pattern.nodes.append(term)
        return pattern.nodes.count - 1
    }

    /// Adds a term to the alternative that is being read.
    mutating func append(_ term: RegExpPattern.Term) {
        let node = node(term)
        groups[groups.count - 1].terms.append(node)
    }

    mutating func append(_ characterClass: CharacterClass) {
        pattern.classes.append(characterClass)
        append(.characterClass(pattern.classes.count - 1))
    }

    private var atom: Last { .atom(firstCapture: captures + 1) }

    // MARK: Disjunctions, alternatives, terms

    private mutating func read() throws(Failure) -> RegExpPattern {
        countGroups()
        groups.append(Group(kind: .plain, name: [], firstCapture: 1, outer: 0))
        var last = Last.nothing
        while let unit = peek() { last = try readTerm(unit, after: last) }
        guard groups.count == 1 else { throw Failure(message: "Unterminated group") }
        pattern.root = closeDisjunction()
        for reference in references {
            guard declared[reference.name] != nil else { throw Failure(message: "Invalid named capture referenced") }
            let meant = pattern.names.filter { $0.name == reference.name }.map(\.capture)
            pattern.nodes[reference.node] = .backreference(meant)
        }
        return pattern
    }

    private mutating func readTerm(_ unit: UInt16, after last: Last) throws(Failure) -> Last {
        switch unit {
        case 0x7C: // |
            position += 1
            beginAlternative()
        case 0x28: // (
            position += 1
            try openGroup()
        case 0x29: // )
            return try closeGroup()
        case 0x5E, 0x24: // ^ $
            position += 1
            append(unit == 0x5E ? .start : .end)
        case 0x2A, 0x2B, 0x3F: // * + ?
            let first = try repeatable(last)
            position += 1
            repeatLast(unit == 0x2B ? 1 : 0, unit == 0x3F ? 1 : Int.max, firstCapture: first)
        case 0x7B: // {
            return try readBraces(after: last)
        case 0x7D, 0x5D: // } ]
            if isUnicode { throw Failure(message: "Lone quantifier brackets") }
            position += 1
            append(.character(UInt32(unit)))
            return atom
        case 0x5B: // [
            position += 1
            append(try readClass())
            return atom
        case 0x5C: // \
            position += 1
            return try readAtomEscape() ? atom : .nothing
        case 0x2E: // .
            position += 1
            append(.any)
            return atom
        default:
            append(.character(nextCharacter()))
            return atom
        }
        return .nothing
    }

    private mutating func beginAlternative() {
        finishAlternative()
        let left = alternatives[current]
        current = alternatives.count
        alternatives.append(Alternative(parent: left.parent, disjunction: left.disjunction, index: left.index + 1))
    }

    private mutating func finishAlternative() {
        let terms = groups[groups.count - 1].terms
        groups[groups.count - 1].terms = []
        let whole = terms.count == 1 ? terms[0] : node(terms.isEmpty ? .empty : .sequence(terms))
        groups[groups.count - 1].finished.append(whole)
    }

    /// The innermost group's alternatives as one node. The group is left.
    private mutating func closeDisjunction() -> RegExpPattern.Node {
        finishAlternative()
        let finished = groups.removeLast().finished
        return finished.count == 1 ? finished[0] : node(.alternatives(finished))
    }

    private mutating func closeGroup() throws(Failure) -> Last {
        guard groups.count > 1, let group = groups.last else { throw Failure(message: "Unmatched ')'") }
        position += 1
        let content = closeDisjunction()
        current = group.outer
        if !group.name.isEmpty { try declare(group.name) }
        switch group.kind {
        case .plain: groups[groups.count - 1].terms.append(content)
        case .capture(let number): append(.capture(number, content))
        case .modified(let modifiers): append(.modified(modifiers, content))
        case .look(let isBehind, let isNegated):
            append(.look(isBehind: isBehind, isNegated: isNegated, content))
            if isBehind || isUnicode { return .fixedAssertion }
        }
        return .atom(firstCapture: group.firstCapture)
    }

    // MARK: Quantifiers

    /// The first capture of what came last, which a quantifier follows.
    private func repeatable(_ last: Last) throws(Failure) -> Int {
        switch last {
        case .atom(let first): return first
        case .nothing: throw Failure(message: "Nothing to repeat")
        case .fixedAssertion: throw Failure(message: "Invalid quantifier")
        }
    }

    /// Wraps the last term. A `?` behind the quantifier is taken.
    private mutating func repeatLast(_ least: Int, _ most: Int, firstCapture: Int) {
        let term = groups[groups.count - 1].terms.removeLast()
        let isGreedy = !take(0x3F)
        append(.repeated(term, least: least, most: most, isGreedy: isGreedy, captures: firstCapture..<(captures + 1)))
    }

    /// `{2}`, `{2,}`, `{2,5}`; anything else is plain text outside Unicode mode.
    private mutating func readBraces(after last: Last) throws(Failure) -> Last {
        let start = position
        position += 1
        let low = takeDigits()
        var high = low, isOpen = false
        if !low.isEmpty, take(0x2C) {
            high = takeDigits()
            isOpen = high.isEmpty
        }
        guard !low.isEmpty, take(0x7D) else {
            if isUnicode {
                if case .nothing = last { throw Failure(message: "Lone quantifier brackets") }
                throw Failure(message: "Incomplete quantifier")
            }
            position = start + 1
            append(.character(0x7B))
            return atom
        }
        if case .nothing = last { _ = try repeatable(last) }
        if !isOpen, high.count < low.count || high.count == low.count && high.lexicographicallyPrecedes(low) {
            throw Failure(message: "numbers out of order in {} quantifier")
        }
        let first = try repeatable(last)
        repeatLast(Self.count(low), isOpen ? Int.max : Self.count(high), firstCapture: first)
        return .nothing
    }

    /// Digits without leading zeros, but at least one if there are any.
    mutating func takeDigits() -> [UInt16] {
        let start = position
        while let unit = peek(), Characters.isDigit(unit) { position += 1 }
        let digits = units[start..<position]
        let significant = digits.drop { $0 == 0x30 }
        return Array(significant.isEmpty ? digits.prefix(1) : significant)
    }

    /// The number that digits mean; more rounds than any string has room for are as good as endless.
    static func count(_ digits: [UInt16]) -> Int {
        digits.count > 10 ? Int.max : digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
