import Engine
import Explorer

/// What may stand in place of the word before the cursor.
public struct Completions: Equatable, Sendable {
    /// The part of the line that each candidate, a whole replacement, stands for, in offsets of its `unicodeScalars`; it ends at the cursor.
    public var replacing: Range<Int>
    public var candidates: [String]

    public init(replacing: Range<Int>, candidates: [String]) {
        self.replacing = replacing
        self.candidates = candidates
    }
}

extension Shell {
    /// Completes variables, globals, properties behind a dot, and commands, without running anything: no getter is called.
    /// `cursor` counts the line's `unicodeScalars`.
    public func complete(line: String, cursor: Int) -> Completions {
        let before = Array(line.unicodeScalars.prefix(max(0, cursor)))
        var start = before.count
        while start > 0, Shell.isWordPart(before[start - 1]) { start -= 1 }
        let word = Shell.text(before[start...])
        func found(_ names: [String], from start: Int, prefix: String) -> Completions {
            Completions(replacing: start..<before.count, candidates: names.filter { $0.hasPrefix(prefix) && $0 != prefix })
        }
        let lead = Shell.text(before[..<start]).trimmed
        if lead == "." || lead == "help ." { return found(CommandList.dottedNames, from: start - 1, prefix: "." + word) }
        if start > 0, before[start - 1] == "." {
            return found(machine.propertyNames(of: Shell.path(in: before[..<(start - 1)])), from: start, prefix: word)
        }
        if lead == "help" { return found(CommandList.names, from: start, prefix: word) }
        let commands = lead.isEmpty ? CommandList.names.filter { !machine.isUserVariable($0) } : []
        let names = machine.variableNames(startingWith: word)
        return found((commands.filter { !names.contains($0) } + names).sorted(), from: start, prefix: word)
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool { scalar == "$" || scalar == "_" || scalar.properties.isIDContinue }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(scalars)) }

    /// The path of names and literal indices at the end: `app.cache[3]` of `f(app.cache[3]`.
    private static func path(in scalars: ArraySlice<Unicode.Scalar>) -> String {
        var start = scalars.endIndex, depth = 0
        while start > scalars.startIndex {
            let scalar = scalars[start - 1]
            if scalar == "]" { depth += 1 } else if scalar == "[" {
                if depth == 0 { break }
                depth -= 1
            } else if depth == 0, !isWordPart(scalar), scalar != ".", scalar != "#", scalar != "?" { break }
            start -= 1
        }
        return text(scalars[start...])
    }
}

extension Machine {
    /// Variables of every kind, own ones first where the word is empty: nobody wants all built-ins.
    fileprivate func variableNames(startingWith word: String) -> [String] {
        var names = vm.bindingNames
        vm.forEachNamedProperty(of: vm[Intrinsic.global]) { key, value, _ in
            let isBuiltIn = value.map { $0.isCell && ledger.isBuiltIn($0.asCell) } ?? true
            guard key.isString, !(word.isEmpty && isBuiltIn) else { return }
            names.append(vm.describe(key))
        }
        var known: Set<String> = []
        return names.filter { known.insert($0).inserted && Preview.isIdentifier($0) }
    }

    /// The names behind a dot: the object's own and those of its prototypes.
    fileprivate func propertyNames(of path: String) -> [String] {
        guard case .value(let value) = look(up: path) else { return [] }
        let first = value.isObject ? value : prototype(ofPrimitive: value), names = first.isObject ? memberNames(of: first.asObject) : []
        return names.filter(Preview.isIdentifier).sorted()
    }

    private func prototype(ofPrimitive value: Value) -> Value {
        if value.isString { return Value(vm[.stringPrototype]) }
        if value.isNumber { return Value(vm[.numberPrototype]) }
        if value.isBoolean { return Value(vm[.booleanPrototype]) }
        if value.isSymbol { return Value(vm[.symbolPrototype]) }
        return value.isBigInt ? Value(vm[.bigIntPrototype]) : .undefined
    }
}
