/// A regular expression's pattern as a tree (ECMA-262 §22.2.1). It knows no strings and no matching: that is another module's business.
///
/// The nodes stand in one array, children before parents, and name each other by their place in it: a pattern may nest as deep as it is
/// long, and a tree of objects would take a stack as deep to be freed.
public struct RegExpPattern: Sendable {
    /// A node's place in `nodes`.
    public typealias Node = Int

    public enum Term: Sendable {
        /// Matches nothing but always.
        case empty
        /// A code point in Unicode mode, a code unit otherwise.
        case character(UInt32)
        /// `.`
        case any
        /// `[…]`, `\d`, `\p{…}`: a place in `classes`.
        case characterClass(Int)
        /// `^`
        case start
        /// `$`
        case end
        /// `\b`, `\B`
        case wordBoundary(isNegated: Bool)
        case sequence([Node])
        /// `a|b`
        case alternatives([Node])
        /// `(…)`; captures are counted from 1.
        case capture(Int, Node)
        /// `(?i-s:…)`
        case modified(Modifiers, Node)
        /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`
        case look(isBehind: Bool, isNegated: Bool, Node)
        /// `x*`, `x{2,5}?`. `captures` are those inside, which each round begins without.
        case repeated(Node, least: Int, most: Int, isGreedy: Bool, captures: Range<Int>)
        /// `\1`, `\k<name>`: the captures that it may mean, of which at most one takes part in a match.
        case backreference([Int])
    }

    /// Flags that a group switches on and off (ECMA-262 §22.2.2.7).
    public struct Modifiers: Sendable, Equatable {
        public var ignoreCase: Bool?
        public var multiline: Bool?
        public var dotAll: Bool?
    }

    /// `(?<name>…)`
    public struct GroupName: Sendable, Equatable {
        public let name: [UInt16]
        public let capture: Int
    }

    public internal(set) var nodes: [Term] = []
    public internal(set) var classes: [CharacterClass] = []
    /// The node that everything hangs on.
    public internal(set) var root: Node = 0
    /// How many captures there are.
    public internal(set) var captureCount = 0
    /// Named groups in the order of the text. A name may come more than once, in different alternatives.
    public internal(set) var names: [GroupName] = []
}

/// A set of characters, and with the `v` flag of strings, as the pattern tells it.
public indirect enum CharacterClass: Sendable {
    /// Characters from the first to the last.
    case range(UInt32, UInt32)
    /// `\d \s \w`
    case digits, spaces, wordCharacters
    /// `\p{name}`, `\p{name=value}`
    case property(name: String, value: String?)
    /// `\q{abc|d}`
    case strings([[UInt32]])
    case union([CharacterClass])
    case intersection(CharacterClass, CharacterClass)
    case subtraction(CharacterClass, CharacterClass)
    /// `\D`, `\P{…}`: all characters but these.
    case complement(CharacterClass)
    /// `[^…]`: whatever the class does not match. Where case is ignored, that is less than the characters it does not name.
    case negated(CharacterClass)
}
