import Engine
import Explorer
import Syntax

/// The shell's two shorthands for the first lesson. A script file never sees them.
struct Shorthand {
    private let machine: Machine
    init(_ machine: Machine) { self.machine = machine }

    // MARK: let dog1 = Snickers

    /// `let dog1 = { name: 'Snickers' }` for `let dog1 = Snickers`, where nothing is called Snickers.
    func declaration(_ text: String) -> Expansion? {
        guard let node = try? Parser.parseScript(SourceText(name: EntryName.none, text: text)), node.body.count == 1,
              case .variable(_, let declarators) = node.body[0].kind, declarators.count == 1, let initializer = declarators[0].initializer,
              case .identifier(let name) = initializer.kind, !initializer.isParenthesized else { return nil }
        let word = node.names.string(name)
        // What was meant for a name that there is, or is another language's word, is told so instead (``NameHints``).
        guard !machine.isVariable(word), !declares(node, name), Habits.foreign[word] == nil, NameHints(machine).nearVariable(word) == nil else { return nil }
        let source = node.source
        let before = source.text(SourceRange(0, Int(initializer.range.start)))
        let after = source.text(SourceRange(Int(initializer.range.end), source.units.count))
        return Expansion(javaScript: "\(before){ name: \(Preview.quoted(word)) }\(after)", wouldThrow: "ReferenceError: \(word) is not defined")
    }

    /// `let x = x`: the name means the variable itself.
    private func declares(_ node: ScriptNode, _ name: Name) -> Bool {
        node.lexicalScope.declarations.contains { $0.name == name } || node.varNames.contains(name)
    }

    // MARK: weak.set dog1 'the best'

    /// `weak.set(dog1, 'the best')` for `weak.set dog1 'the best'`, which is no JavaScript.
    func call(_ text: String) -> Expansion? {
        guard let (callee, javaScript) = Self.readCall(text), machine.plainPath(callee)?.isCallable == true else { return nil }
        do {
            _ = try Parser.parseScript(SourceText(name: EntryName.none, text: text))
            return nil
        } catch {
            return Expansion(javaScript: javaScript, wouldThrow: "SyntaxError: \(error.message)")
        }
    }

    /// Whether it would be a call where the callee can be called.
    static func readsAsCall(_ text: String) -> Bool { readCall(text) != nil }

    private static func readCall(_ text: String) -> (callee: String, javaScript: String)? {
        guard !text.contains("\n"), let (callee, rest) = splitCallee(text), let arguments = splitArguments(rest), !arguments.isEmpty else { return nil }
        let javaScript = "\(callee)(\(arguments.joined(separator: ", ")))"
        guard (try? Parser.parseScript(SourceText(name: EntryName.none, text: javaScript))) != nil else { return nil }
        return (callee, javaScript)
    }

    /// `weak.set` and what follows it, at least a blank apart.
    private static func splitCallee(_ text: String) -> (String, String)? {
        let scalars = text.unicodeScalars
        let callee = scalars.prefix { $0 == "." || $0 == "$" || $0 == "_" || $0.properties.isIDContinue }
        let rest = scalars.dropFirst(callee.count)
        guard callee.contains("."), let blank = rest.first, blank == " " || blank == "\t" else { return nil }
        return (String(callee), String(rest).trimmed)
    }

    /// The words, with brackets and quotes kept together; nil where they do not match up. A comma between words is allowed.
    private static func splitArguments(_ text: String) -> [String]? {
        var arguments: [String] = [], current = "", closers: [Character] = [], quote: Character?, isEscaped = false
        for character in text {
            if let open = quote {
                current.append(character)
                if isEscaped { isEscaped = false } else if character == "\\" { isEscaped = true } else if character == open { quote = nil }
                continue
            }
            switch character {
            case "'", "\"", "`": quote = character
            case "(": closers.append(")")
            case "[": closers.append("]")
            case "{": closers.append("}")
            case ")", "]", "}": guard closers.popLast() == character else { return nil }
            case ";" where closers.isEmpty: return nil
            default: break
            }
            if closers.isEmpty, character == " " || character == "\t" || character == "," {
                if !current.isEmpty { arguments.append(current) }
                current = ""
            } else {
                current.append(character)
            }
        }
        if quote != nil || !closers.isEmpty { return nil }
        if !current.isEmpty { arguments.append(current) }
        return arguments
    }
}
