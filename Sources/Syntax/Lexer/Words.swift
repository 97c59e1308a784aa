extension TokenKind {
    /// The kind of an identifier-shaped text: a keyword's own, else `.identifier`. Asked once for each distinct name.
    static func word(_ units: UnsafeBufferPointer<UInt16>) -> TokenKind {
        guard let first = units.first, first >= 0x5F, first <= 0x7A else { return .identifier }
        let candidates: [TokenKind]
        switch units.count {
        case 2: candidates = [.if, .in, .do, .of]
        case 3: candidates = [.var, .let, .new, .for, .get, .set, .try]
        case 4: candidates = [.this, .else, .null, .true, .case, .void, .with, .eval, .enum]
        case 5: candidates = [.const, .class, .false, .break, .await, .async, .while, .yield, .throw, .catch, .super, .using]
        case 6: candidates = [.return, .typeof, .switch, .static, .delete, .import, .export, .target, .public]
        case 7: candidates = [.default, .extends, .finally, .private, .package]
        case 8: candidates = [.function, .continue, .debugger]
        case 9: candidates = [.arguments, .prototype, .interface, .protected, .proto]
        case 10: candidates = [.instanceof, .implements]
        case 11: candidates = [.constructor]
        default: return .identifier
        }
        for candidate in candidates where matches(units, candidate.spelling) { return candidate }
        return .identifier
    }

    private static func matches(_ units: UnsafeBufferPointer<UInt16>, _ text: StaticString) -> Bool {
        guard text.utf8CodeUnitCount == units.count else { return false }
        for index in 0..<units.count where units[index] != UInt16(text.utf8Start[index]) { return false }
        return true
    }

    /// How a word or punctuator is written; empty for kinds with many spellings.
    var spelling: StaticString {
        switch self {
        case .break: "break"
        case .case: "case"
        case .catch: "catch"
        case .class: "class"
        case .const: "const"
        case .continue: "continue"
        case .debugger: "debugger"
        case .default: "default"
        case .delete: "delete"
        case .do: "do"
        case .else: "else"
        case .enum: "enum"
        case .export: "export"
        case .extends: "extends"
        case .false: "false"
        case .finally: "finally"
        case .for: "for"
        case .function: "function"
        case .if: "if"
        case .import: "import"
        case .in: "in"
        case .instanceof: "instanceof"
        case .new: "new"
        case .null: "null"
        case .return: "return"
        case .super: "super"
        case .switch: "switch"
        case .this: "this"
        case .throw: "throw"
        case .true: "true"
        case .try: "try"
        case .typeof: "typeof"
        case .var: "var"
        case .void: "void"
        case .while: "while"
        case .with: "with"
        case .implements: "implements"
        case .interface: "interface"
        case .let: "let"
        case .package: "package"
        case .private: "private"
        case .protected: "protected"
        case .public: "public"
        case .static: "static"
        case .yield: "yield"
        case .await: "await"
        case .async: "async"
        case .of: "of"
        case .using: "using"
        case .get: "get"
        case .set: "set"
        case .target: "target"
        case .eval: "eval"
        case .arguments: "arguments"
        case .constructor: "constructor"
        case .prototype: "prototype"
        case .proto: "__proto__"
        default: ""
        }
    }
}
