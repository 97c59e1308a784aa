import Engine
import Explorer
import Syntax

/// A call that is being written: what the function calls its parameters, and which of them is next.
public struct CallHint: Equatable, Sendable {
    /// `weak.set`
    public let callee: String
    /// `key`, `value?`, `...items`
    public let parameters: [String]
    /// The one that the cursor is at; behind the last one where there are not so many.
    public let current: Int

    /// Nil where the cursor is in no call, or nobody knows the function. Runs nothing.
    init?(_ text: String, cursor: Int, _ machine: Machine) {
        let before = Array(text.unicodeScalars.prefix(cursor))
        let source = SourceColors(String(String.UnicodeScalarView(before)))
        guard let open = source.openBrackets.last(where: { before[$0] == "(" }), open == source.openBrackets.last || before[source.openBrackets.last ?? 0] != "{"
        else { return nil }
        let path = Shell.path(in: before[..<open])
        guard !path.isEmpty, !Self.isDeclared(before[..<open], path), let parameters = Parameters(machine).names(of: path) else { return nil }
        callee = path
        self.parameters = parameters
        current = Self.commas(in: source, before, behind: open)
    }

    /// `function f(`, which declares what it names.
    private static func isDeclared(_ before: ArraySlice<Unicode.Scalar>, _ path: String) -> Bool {
        let lead = String(String.UnicodeScalarView(before.dropLast(path.unicodeScalars.count))).trimmed
        return lead.hasSuffix("function") || lead.hasSuffix("function*") || lead.hasSuffix("class")
    }

    /// The commas of this call, not those of brackets within.
    private static func commas(in source: SourceColors, _ text: [Unicode.Scalar], behind open: Int) -> Int {
        var count = 0
        for piece in source.pieces where piece.kind == .punctuation && piece.range.lowerBound > open && text[piece.range.lowerBound] == "," {
            let place = piece.range.lowerBound
            let isInner = source.pairs.contains { $0.open > open && $0.open < place && place < $0.close }
                || source.openBrackets.contains { $0 > open && $0 < place }
            if !isInner { count += 1 }
        }
        return count
    }
}

/// What functions call their parameters: the program's by their text, built-in ones as the specification does.
struct Parameters {
    private let machine: Machine
    init(_ machine: Machine) { self.machine = machine }

    /// Of the function at the end of a path; nil for what is none.
    func names(of path: String) -> [String]? {
        let vm = machine.vm
        var base: Value?, name = path
        if let dot = path.lastIndex(of: ".") {
            let holder = String(path[..<dot]).trimmingSuffix("?")
            guard case .value(let value) = machine.look(up: holder) else { return nil }
            base = value.isObject ? value : machine.prototype(ofPrimitive: value)
            name = String(path[path.index(after: dot)...])
        }
        let function: Value?
        if let base {
            function = base.isObject ? vm.dataProperty(of: base.asObject, vm.key(name)) : nil
        } else if case .value(let value) = machine.look(up: path) {
            function = value
        } else {
            function = nil
        }
        guard let function, function.isCallable else { return nil }
        return names(of: function.asObject, called: name, at: base)
    }

    private func names(of function: JSObject, called name: String, at base: Value?) -> [String]? {
        let text = machine.vm.functionSourceText(function)
        if !text.contains("[native code]") { return Self.read(text) }
        var owner = ""
        if let base, base.isObject { owner = self.owner(of: name, from: base.asObject) }
        return BuiltInParameters.names[owner + name].map { $0.split(separator: " ").map(String.init) }
    }

    /// `Map#` for what Map.prototype has, `Object.` for what Object itself has.
    private func owner(of name: String, from base: JSObject) -> String {
        let vm = machine.vm, key = vm.key(name)
        var next = Value(base)
        while next.isObject, next.asObject.kind != .proxy {
            let object = next.asObject
            if vm.ownDataProperty(of: object, key) != nil {
                if object.isCallable { return vm.quietFunctionName(object) + "." }
                let isNamespace = !vm.hasOwnConstructor(object)
                return isNamespace ? (namespaceName(of: object) ?? "") + "." : (vm.quietConstructorName(object) ?? "") + "#"
            }
            next = vm.quietPrototype(of: object)
        }
        return ""
    }

    private func namespaceName(of object: JSObject) -> String? {
        ["Math", "JSON", "Reflect", "console", "Atomics"].first { name in
            if case .value(let value) = machine.look(up: name) { return value.isObject && value.asObject.cell == object.cell }
            return false
        }
    }

    /// From a function's text: what is in its first parentheses, those of a class's constructor, or the name before an arrow.
    static func read(_ text: String) -> [String]? {
        let text = withoutComments(text), scalars = Array(text.unicodeScalars)
        func string(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
        let source = SourceColors(text)
        let words = source.pieces.filter { $0.kind != .comment }
        guard let first = words.first else { return nil }
        let firstWord = string(first.range)
        var from = 0
        if firstWord == "class" {
            guard let constructor = words.first(where: { string($0.range) == "constructor" }) else { return [] }
            from = constructor.range.lowerBound
        } else if let arrow = words.prefix(3).firstIndex(where: { string($0.range) == "=>" }), arrow > 0, words[arrow - 1].kind != .punctuation {
            return [string(words[arrow - 1].range)]
        }
        guard let pair = source.pairs.filter({ $0.open >= from && scalars[$0.open] == "(" }).min(by: { $0.open < $1.open }) else { return nil }
        return split(string((pair.open + 1)..<pair.close))
    }

    private static func withoutComments(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        for piece in SourceColors(text).pieces.reversed() where piece.kind == .comment { scalars.removeSubrange(piece.range) }
        return String(String.UnicodeScalarView(scalars))
    }

    /// At the commas that are not within something.
    private static func split(_ list: String) -> [String] {
        let scalars = Array(list.unicodeScalars), source = SourceColors(list)
        var names: [String] = [], start = 0
        func add(_ end: Int) {
            let name = String(String.UnicodeScalarView(scalars[start..<end])).trimmed
            if !name.isEmpty { names.append(name.split(separator: "\n").map { String($0).trimmed }.joined(separator: " ")) }
        }
        for piece in source.pieces where piece.kind == .punctuation && scalars[piece.range.lowerBound] == "," {
            let place = piece.range.lowerBound
            if source.pairs.contains(where: { $0.open < place && place < $0.close }) { continue }
            add(place)
            start = place + 1
        }
        add(scalars.count)
        return names
    }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: Character) -> String { last == suffix ? String(dropLast()) : self }
}
