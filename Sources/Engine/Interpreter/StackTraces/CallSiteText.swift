import Syntax

// How messages show the expression that something went wrong with: names and members as they are written, calls and literals in
// brief, the rest as "(intermediate value)". The words are those that Node's users know. The code remembers a range of the
// source; the expression is read again when somebody throws.

struct CallSiteText {
    /// How the message goes on.
    enum Use {
        /// `x.f(…) is not a function`
        case call
        /// `x.f is not a function or its return value is not iterable`: calls are shown by what they call.
        case iteration
        /// `Cannot destructure 'x.f(…)' as it is undefined`
        case destructuring
    }

    private static let longest = 10_000
    private let names: NameTable
    private let use: Use
    private var text = ""

    /// The expression in the range; nil where it is too long to show, or means nothing by itself.
    static func expression(_ source: SourceText, _ range: SourceRange) -> (Expression, NameTable)? {
        guard range.end > range.start, range.end - range.start < longest else { return nil }
        // Parentheses make a statement that begins with `{` or `function` an expression.
        let units = [0x28] + source.units[Int(range.start)..<Int(range.end)] + [0x29]
        var options = ParseOptions()
        options.allowsNewTarget = true
        options.allowsSuperProperty = true
        options.allowsSuperCall = true
        options.privateNames = privateNames(in: units)
        // A module's text may say `import.meta`, and a script's `await` for a name.
        let text = SourceText(name: source.name, units: units)
        guard let script = (try? Parser.parseScript(text, options: options)) ?? (try? Parser.parseModule(text, options: options)),
              case .expression(let expression)? = script.body.first?.kind else { return nil }
        return (expression, script.names)
    }

    static func render(_ expression: Expression, _ names: NameTable, _ use: Use) -> String {
        var printer = CallSiteText(names: names, use: use)
        printer.show(expression)
        return printer.text
    }

    private init(names: NameTable, use: Use) { self.names = names; self.use = use }

    private static func privateNames(in units: [UInt16]) -> [String] {
        String(decoding: units, as: UTF16.self).split(separator: "#").dropFirst().map { part in
            "#" + part.prefix { $0 == "_" || $0 == "$" || $0.isLetter || $0.isNumber }
        }
    }

    private mutating func show(_ node: Expression) {
        switch node.kind {
        case .identifier(let name): text += names.string(name)
        case .this: text += "this"
        case .null: text += "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .string(let name): text += "\"\(names.string(name))\""
        case .template(let template) where template.expressions.isEmpty: text += "\"\(template.cooked.first.flatMap { $0 }.map(names.string) ?? "")\""
        case .template(let template): for part in template.expressions { show(part) }
        case .regExp(let pattern, let flags): text += "/\(names.string(pattern))/\(names.string(flags))"
        case .number, .unary, .binary: showOperation(node)
        case .logical(let op, let left, let right): show(left, [.and: "&&", .or: "||", .coalesce: "??"][op] ?? "", right)
        case .update(let isIncrement, let isPrefix, let operand):
            text += isPrefix ? isIncrement ? "(++" : "(--" : "("
            show(operand)
            text += isPrefix ? ")" : isIncrement ? "++)" : "--)"
        case .sequence(let parts):
            text += "("
            for (i, part) in parts.enumerated() { if i > 0 { text += " , " }; show(part) }
            text += ")"
        case .assign(let pattern, _): if case .target(let place) = pattern.kind { show(place) } else { showNothing() }
        case .conditional: for _ in 0..<3 { showNothing() }
        case .array, .numbers: showArray(node.elements ?? [])
        case .object(let members):
            text += "{"
            for _ in members { showNothing() }
            text += "}"
        // As for an object, one for each that could hold the call, but never none: fields are functions of their own, unless they are private.
        case .class(let node):
            let shown = node.members.count { $0.isShown }
            for _ in 0..<max(1, shown + (node.superclass == nil ? 0 : 1)) { showNothing() }
        default: showChain(node)
        }
    }

    private mutating func showNothing() { text += "(intermediate value)" }

    private mutating func showArray(_ elements: [ArrayElement]) {
        text += "["
        for (i, element) in elements.enumerated() {
            if i > 0 { text += "," }
            switch element {
            case .hole: showNothing()
            case .expression(let value): show(value)
            case .spread(let value):
                text += "(..."
                show(value)
                text += ")"
            }
        }
        text += "]"
    }

    /// Members and calls.
    private mutating func showChain(_ node: Expression) {
        switch node.kind {
        case .member(let object, let name, let isOptional):
            show(object)
            text += (isOptional ? "?." : ".") + names.string(name)
        case .index(let object, let index, let isOptional):
            show(object)
            if let name = constantKey(index) { text += (isOptional ? "?." : ".") + name; return }
            text += isOptional ? "?.[" : "["
            show(index)
            text += "]"
        case .privateMember(let object, let name, let isOptional):
            show(object)
            text += (isOptional ? "?.[" : "[") + names.string(name) + "]"
        case .superMember(let name): text += "(intermediate value)." + names.string(name)
        case .superIndex(let index):
            text += "(intermediate value)["
            show(index)
            text += "]"
        case .call(let callee, _, _):
            show(callee)
            if use != .iteration { text += "(...)" }
        case .taggedTemplate(let tag, _):
            show(tag)
            if use != .iteration { text += "(...)" }
        case .new(let callee, _): if use == .iteration { show(callee) } else { showNothing() }
        case .optionalChain(let inner) where use == .call: show(inner)
        case .newTarget: text += ".new.target"
        default: showNothing()
        }
    }

    private func constantKey(_ index: Expression) -> String? {
        switch index.kind {
        case .string(let name): names.string(name)
        case .template(let template) where template.expressions.isEmpty: template.cooked.first.flatMap { $0 }.map(names.string)
        default: nil
        }
    }

    // MARK: Operators

    private mutating func show(_ left: Expression, _ op: String, _ right: Expression) {
        text += "("
        show(left)
        text += " \(op) "
        show(right)
        text += ")"
    }

    /// What can be worked out beforehand is shown as what comes out.
    private mutating func showOperation(_ node: Expression) {
        if let number = CallSiteText.number(node) { text += Numbers.toString(number); return }
        switch node.kind {
        case .unary(.not, let operand) where CallSiteText.number(operand) != nil:
            text += CallSiteText.number(operand) == 0 ? "true" : "false"
        case .unary(let op, let operand):
            text += "(" + CallSiteText.word(op)
            show(operand)
            text += ")"
        case .binary(let op, let left, let right): show(left, CallSiteText.word(op), right)
        default: showNothing()
        }
    }

    /// The value of arithmetic with nothing but literals.
    static func number(_ node: Expression) -> Double? {
        switch node.kind {
        case .number(let value): return value
        case .unary(.minus, let operand): return number(operand).map { -$0 }
        case .unary(.plus, let operand): return number(operand)
        case .unary(.bitNot, let operand): return number(operand).map { Double(~VM.int32($0)) }
        case .binary(let op, let left, let right):
            guard let x = number(left), let y = number(right) else { return nil }
            switch op {
            case .add: return x + y
            case .subtract: return x - y
            case .multiply: return x * y
            case .divide: return x / y
            case .power: return Elementary.pow(x, y)
            case .bitAnd: return Double(VM.int32(x) & VM.int32(y))
            case .bitOr: return Double(VM.int32(x) | VM.int32(y))
            case .bitXor: return Double(VM.int32(x) ^ VM.int32(y))
            case .shiftLeft: return Double(VM.int32(x) << (VM.int32(y) & 31))
            case .shiftRight: return Double(VM.int32(x) >> (VM.int32(y) & 31))
            case .shiftRightUnsigned: return Double(UInt32(bitPattern: VM.int32(x)) >> UInt32(VM.int32(y) & 31))
            default: return nil
            }
        default: return nil
        }
    }

    private static func word(_ op: UnaryOperator) -> String {
        switch op {
        case .minus: "-"
        case .plus: "+"
        case .not: "!"
        case .bitNot: "~"
        case .typeof: "typeof "
        case .void: "void "
        case .delete: "delete "
        }
    }

    private static func word(_ op: BinaryOperator) -> String {
        switch op {
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .divide: "/"
        case .remainder: "%"
        case .power: "**"
        case .bitAnd: "&"
        case .bitOr: "|"
        case .bitXor: "^"
        case .shiftLeft: "<<"
        case .shiftRight: ">>"
        case .shiftRightUnsigned: ">>>"
        case .equal: "=="
        case .notEqual: "!="
        case .strictEqual: "==="
        case .strictNotEqual: "!=="
        case .less: "<"
        case .lessEqual: "<="
        case .greater: ">"
        case .greaterEqual: ">="
        case .instanceof: "instanceof"
        case .in: "in"
        }
    }
}

extension ClassMember {
    fileprivate var isShown: Bool {
        switch kind {
        case .method, .getter, .setter: true
        case .field(.private, initializer: _), .field(.computed, initializer: _): true
        case .field, .staticBlock: false
        }
    }
}
