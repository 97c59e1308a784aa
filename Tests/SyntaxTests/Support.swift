import Dispatch
import Testing
import class Foundation.Thread
@testable import Syntax

/// Parses a script on a stack as large as the engine's.
func parse(_ text: String, _ options: ParseOptions = ParseOptions()) throws -> ScriptNode {
    try onLargeStack { try Parser.parseScript(SourceText(name: "test.js", text: text), options: options) }
}

/// How many statements a script has. The script outlives what is taken from it: see `NodeAnchors`.
func statementCount(_ text: String) throws -> Int {
    let script = try parse(text)
    return withExtendedLifetime(script) { script.body.count }
}

/// The error that a text has; nil if it parses.
func syntaxError(_ text: String, _ options: ParseOptions = ParseOptions()) -> SyntaxError? {
    do {
        _ = try parse(text, options)
        return nil
    } catch {
        return error as? SyntaxError
    }
}

func message(_ text: String, _ options: ParseOptions = ParseOptions()) -> String? { syntaxError(text, options)?.message }

func onLargeStack<Value>(_ body: @escaping () throws -> Value) throws -> Value {
    nonisolated(unsafe) let work = body
    nonisolated(unsafe) var result: Result<Value, Error>?
    let done = DispatchSemaphore(value: 0)
    let thread = Thread {
        result = Result { try work() }
        done.signal()
    }
    thread.stackSize = 512 << 20
    thread.start()
    done.wait()
    return try #require(result).get()
}

/// The only expression of a script, with every grouping written out.
func grouped(_ text: String) throws -> String {
    let script = try parse(text)
    guard case .expression(let expression)? = script.body.first?.kind else { return "no expression" }
    return Printer(names: script.names).text(expression)
}

func names(_ list: [Name], in script: ScriptNode) -> [String] { list.map(script.names.string) }

func names(_ scope: Scope, in script: ScriptNode) -> [String] { scope.declarations.map { script.names.string($0.name) } }

/// The first function that a script declares.
func firstFunction(_ script: ScriptNode) throws -> FunctionNode { try #require(script.functions.first) }

/// Writes expressions with a pair of parentheses around each operator.
struct Printer {
    let names: NameTable

    func text(_ expression: Expression) -> String {
        switch expression.kind {
        case .identifier(let name): names.string(name)
        case .this: "this"
        case .null: "null"
        case .boolean(let value): "\(value)"
        case .number(let value): "\(value)"
        case .string(let name): "'\(names.string(name))'"
        case .bigInt(let digits): digits + "n"
        case .regExp(let pattern, let flags): "/\(names.string(pattern))/\(names.string(flags))"
        case .template(let template): self.template(template)
        case .taggedTemplate(let tag, let template): text(tag) + self.template(template)
        case .array, .numbers: "[" + (expression.elements ?? []).map(element).joined(separator: ", ") + "]"
        case .object(let members): "{\(members.count)}"
        case .function(let function): function.kind == .arrow ? "arrow\(function.parameters.count)" : "function"
        case .class: "class"
        case .unary(let operation, let operand): "(\(operation) \(text(operand)))"
        case .update(let isIncrement, let isPrefix, let operand):
            isPrefix ? "(\(isIncrement ? "++" : "--")\(text(operand)))" : "(\(text(operand))\(isIncrement ? "++" : "--"))"
        case .binary(let operation, let left, let right): "(\(text(left)) \(operation) \(text(right)))"
        case .logical(let operation, let left, let right): "(\(text(left)) \(operation) \(text(right)))"
        case .privateIn(let name, let object): "(\(names.string(name)) in \(text(object)))"
        case .conditional(let test, let then, let otherwise): "(\(text(test)) ? \(text(then)) : \(text(otherwise)))"
        case .assign(let target, let value): "(\(pattern(target)) = \(text(value)))"
        case .assignOperator(let operation, let target, let value): "(\(text(target)) \(operation)= \(text(value)))"
        case .assignLogical(let operation, let target, let value): "(\(text(target)) \(operation)= \(text(value)))"
        case .sequence(let expressions): "(" + expressions.map(text).joined(separator: ", ") + ")"
        case .member(let object, let name, let isOptional): text(object) + (isOptional ? "?." : ".") + names.string(name)
        case .index(let object, let index, let isOptional): text(object) + (isOptional ? "?." : "") + "[\(text(index))]"
        case .privateMember(let object, let name, _): text(object) + "." + names.string(name)
        case .superMember(let name): "super." + names.string(name)
        case .superIndex(let index): "super[\(text(index))]"
        case .call(let callee, let arguments, let isOptional): text(callee) + (isOptional ? "?." : "") + list(arguments)
        case .superCall(let arguments): "super" + list(arguments)
        case .new(let callee, let arguments): "new \(text(callee))" + list(arguments)
        case .optionalChain(let chain): "<\(text(chain))>"
        case .newTarget: "new.target"
        case .importMeta: "import.meta"
        case .importCall(let specifier, _): "import(\(text(specifier)))"
        case .yield(let value, _): "(yield \(value.map(text) ?? ""))"
        case .await(let value): "(await \(text(value)))"
        }
    }

    func pattern(_ pattern: Pattern) -> String {
        switch pattern.kind {
        case .target(let expression): return text(expression)
        case .array(let elements, let rest):
            var parts = elements.map { $0.map(element) ?? "" }
            if let rest { parts.append("..." + self.pattern(rest)) }
            return "[" + parts.joined(separator: ", ") + "]"
        case .object(let properties, let rest):
            var parts = properties.map { key($0.key) + ": " + element(ElementPattern(target: $0.value, defaultValue: $0.defaultValue)) }
            if let rest { parts.append("..." + self.pattern(rest)) }
            return "{" + parts.joined(separator: ", ") + "}"
        }
    }

    private func element(_ element: ElementPattern) -> String {
        pattern(element.target) + (element.defaultValue.map { " = " + text($0) } ?? "")
    }

    private func element(_ element: ArrayElement) -> String {
        switch element {
        case .hole: ""
        case .expression(let expression): text(expression)
        case .spread(let expression): "..." + text(expression)
        }
    }

    private func key(_ key: PropertyKeyNode) -> String {
        switch key {
        case .name(let name), .private(let name): names.string(name)
        case .number(let value): "\(value)"
        case .bigInt(let digits): digits
        case .computed(let expression): "[\(text(expression))]"
        }
    }

    private func list(_ arguments: [Argument]) -> String {
        "(" + arguments.map { ($0.isSpread ? "..." : "") + text($0.expression) }.joined(separator: ", ") + ")"
    }

    private func template(_ template: Template) -> String {
        var result = "`"
        for (index, part) in template.cooked.enumerated() {
            result += part.map(names.string) ?? "?"
            if index < template.expressions.count { result += "${" + text(template.expressions[index]) + "}" }
        }
        return result + "`"
    }
}
