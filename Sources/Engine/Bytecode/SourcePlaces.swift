import Syntax

// Where an error's stack and the mark below its line point: at a member's name, at an operator, at what is called, as V8 has
// it. The tree tells where expressions begin and end; what stands between them is looked up in the text.

extension FunctionCompiler {
    /// The first character behind an expression that is neither blank, comment nor the parenthesis that closes it.
    private func next(after offset: Int32) -> Int32 { skipBlanks(from: offset, parentheses: true) }

    private func skipBlanks(from offset: Int32, parentheses: Bool) -> Int32 {
        let units = unit.source.units
        var i = Int(offset)
        func has(_ index: Int, _ unit: UInt16) -> Bool { index < units.count && units[index] == unit }
        while i < units.count {
            let unit = units[i]
            if unit <= 0x20 || unit == 0xA0 || unit == 0xFEFF || unit == 0x2028 || unit == 0x2029 || (parentheses && unit == 0x29) {
                i += 1
            } else if unit == 0x2F, has(i + 1, 0x2A) {
                i += 2
                while i < units.count, !(units[i] == 0x2A && has(i + 1, 0x2F)) { i += 1 }
                i += 2
            } else if unit == 0x2F, has(i + 1, 0x2F) {
                while i < units.count, ![0x0A, 0x0D, 0x2028, 0x2029].contains(units[i]) { i += 1 }
            } else {
                break
            }
        }
        return Int32(min(i, units.count))
    }

    /// The operator between two expressions, of which the first is given: `+`, `in`, `=`.
    func operatorPlace(after left: Expression) -> Int32 { operatorPlace(after: left.range.end) }
    func operatorPlace(after offset: Int32) -> Int32 { next(after: offset) }

    /// Where the value behind a declaration's `=` begins, parentheses included.
    func initializerPlace(after pattern: Pattern) -> Int32 { skipBlanks(from: operatorPlace(after: pattern.range.end) + 1, parentheses: false) }

    /// A member's name, its dot where that is `?.` or stands behind a call or a `?.`; or the bracket before its key; any other
    /// expression's beginning.
    func accessPlace(_ node: Expression) -> Int32 {
        switch node.kind {
        case .member(let object, _, let isOptional), .privateMember(let object, _, let isOptional):
            isOptional || isBehindCall(object) ? next(after: object.range.end) : namePlace(behind: object, isOptional)
        case .index(let object, _, let isOptional): next(after: object.range.end) + (isOptional ? 2 : 0)
        case .optionalChain(let inner): accessPlace(inner)
        default: node.range.start
        }
    }

    private func namePlace(behind object: Expression, _ isOptional: Bool) -> Int32 {
        skipBlanks(from: next(after: object.range.end) + (isOptional ? 2 : 1), parentheses: false)
    }

    /// The name or the bracket that ends a property; nil for what is none.
    func lastToken(_ node: Expression) -> Int32? {
        switch node.kind {
        case .member(let object, _, let isOptional), .privateMember(let object, _, let isOptional): namePlace(behind: object, isOptional)
        case .index: node.range.end - 1
        default: nil
        }
    }

    /// A call or a `?.` stands in the chain of accesses. The chain's inner end is compiled first: what was found there need not be found again.
    private func isBehindCall(_ node: Expression) -> Bool {
        if let last = lastBehindCall, last.node === node { return last.answer }
        let answer = !node.isParenthesized && endsInCall(node)
        lastBehindCall = (node, answer)
        return answer
    }

    private func endsInCall(_ node: Expression) -> Bool {
        switch node.kind {
        case .call, .superCall: true
        case .member(let object, _, let isOptional), .index(let object, _, let isOptional), .privateMember(let object, _, let isOptional):
            isOptional || isBehindCall(object)
        case .optionalChain(let object), .taggedTemplate(let object, _): isBehindCall(object)
        default: false
        }
    }

    // A statement has a place of its own, and so has the value of a declaration. As in V8 it is that of the first instruction: a name that
    // is read first has none beside it. What a call calls by its name has no place at all: it is where something was got last.

    func markStatement(_ offset: Int32) {
        asm.markStatement(offset)
        statementStart = asm.position
    }

    /// The place of a name that is read.
    func markName(_ node: Expression) {
        if statementStart == asm.position { statementStart = -1 } else { asm.mark(node.range.start) }
    }

    /// Where an expression is said to be as a whole: at its operator, or where its value comes from.
    func expressionPlace(_ node: Expression) -> Int32 {
        switch node.kind {
        case .binary(_, let left, _), .logical(_, let left, _): operatorPlace(after: left)
        case .taggedTemplate: callPlace(node)
        default: valuePlace(node)
        }
    }

    /// Where an expression's value comes from: the name of a member, what a call calls.
    func valuePlace(_ node: Expression) -> Int32 {
        switch node.kind {
        case .call, .new: callPlace(node)
        default: accessPlace(node)
        }
    }

    /// Where V8 stood last when the value was there; nil for what has no place of its own, as a name has none.
    func ownPlace(_ node: Expression) -> Int32? {
        switch node.kind {
        case .member, .index, .privateMember, .superMember, .superIndex, .call, .new, .binary, .yield, .await: expressionPlace(node)
        case .assign(let target, _): operatorPlace(after: target.range.end)
        case .assignOperator(_, let target, _): operatorPlace(after: target)
        case .sequence(let parts): parts.last.flatMap { ownPlace($0) ?? $0.range.start }
        default: nil
        }
    }

    /// The same, and that of a name.
    func readPlace(_ node: Expression) -> Int32? { if case .identifier = node.kind { node.range.start } else { ownPlace(node) } }

    /// Where V8 stood last in the code of an expression, wherever it goes when it runs, and whether that is the place of the whole of it.
    func lastRead(_ node: Expression) -> (place: Int32, isWhole: Bool)? {
        switch node.kind {
        // V8 takes the place of what follows it for that of `??`.
        case .logical(.coalesce, _, let right): lastRead(right).map { ($0.place, $0.place == right.range.start) }
        case .logical(_, let left, let right): (lastRead(right) ?? lastRead(left)).map { ($0.place, false) }
        case .conditional(let test, let yes, let no): (lastRead(no) ?? lastRead(yes) ?? lastRead(test)).map { ($0.place, false) }
        case .newTarget: (node.range.start, true)
        case .optionalChain(let inner): lastRead(inner).map { ($0.place, false) }
        case .unary(let op, let inner):
            switch op {
            case .minus, .plus, .bitNot: CallSiteText.number(node) == nil ? (node.range.start, true) : nil
            default: lastRead(inner).map { ($0.place, false) }
            }
        case .binary where CallSiteText.number(node) != nil: nil
        case .taggedTemplate: (callPlace(node), true)
        default: readPlace(node).map { ($0, true) }
        }
    }

    /// The same of what a loop or a spread iterates over, which is a statement to V8: it begins where its place is.
    private func lastIterated(_ node: Expression) -> (place: Int32, isWhole: Bool)? {
        switch node.kind {
        case .unary, .conditional: (node.range.start, true)
        case .logical(_, let left, let right) where lastRead(right) == nil && lastCall(left) == nil: (node.range.start, true)
        default: lastRead(node)
        }
    }

    func iteratedPlace(_ node: Expression) -> Int32 { lastIterated(node)?.place ?? node.range.start }

    /// What an error says of it.
    func iterated(_ node: Expression, _ role: OperandNote.Role) -> (range: SourceRange, role: OperandNote.Role) {
        lastIterated(node)?.isWhole == false ? (lastCall(node)?.range ?? .none, .defaulted) : (node.range, role)
    }

    /// The call in whose place V8 stood last then.
    func lastCall(_ node: Expression) -> Expression? {
        switch node.kind {
        case .call, .new, .taggedTemplate: node
        case .logical(_, _, let right): lastCall(right)
        case .conditional(_, _, let no): lastCall(no)
        case .sequence(let parts): parts.last.flatMap(lastCall)
        case .optionalChain(let inner), .unary(_, let inner): lastCall(inner)
        default: nil
        }
    }

    /// The bracket before a function's parameters.
    func parametersPlace(_ node: FunctionNode) -> Int32 {
        let units = unit.source.units
        guard node.kind != .arrow || node.isAsync, let body = node.parameters.first?.target.range.start ?? node.body.first?.range.start else {
            if node.kind == .arrow { return node.range.start }
            return bracket(from: node.range.start, to: Int32(units.count)) ?? node.range.start
        }
        return bracket(from: node.range.start, to: body) ?? node.range.start
    }

    private func bracket(from start: Int32, to end: Int32) -> Int32? {
        let units = unit.source.units
        var i = start
        while i < end {
            i = skipBlanks(from: i, parentheses: false)
            if i >= end { return nil }
            if units[Int(i)] == 0x28 { return i }
            i += 1
        }
        return nil
    }

    /// A call points at the name that is called, else at its opening parenthesis.
    func callPlace(_ node: Expression) -> Int32 {
        switch node.kind {
        case .call(let callee, _, let isOptional):
            if !isOptional, !callee.isParenthesized {
                switch callee.kind {
                case .identifier: return callee.range.start
                case .member(let object, let name, let isOptional) where !isReserved(name): return namePlace(behind: object, isOptional)
                case .superMember(let name) where !isReserved(name):
                    return skipBlanks(from: next(after: callee.range.start + Int32("super".utf8.count)) + 1, parentheses: false)
                default: break
                }
            }
            return next(after: callee.range.end) + (isOptional ? 2 : 0)
        case .taggedTemplate(let tag, _): return next(after: tag.range.end)
        default: return node.range.start
        }
    }

    /// Whether V8's scanner does not take the word for a name, wherever it stands.
    private func isReserved(_ name: Name) -> Bool { unit.names.isReservedWord(name) && unit.names.string(name) != "super" }

    /// What stacks call an anonymous function that is assigned to this: `o.m`, with the class instead of `this` and without
    /// `prototype`.
    func inferredName(_ place: Expression) -> String {
        switch place.kind {
        case .identifier(let name): return unit.names.string(name)
        case .this: return enclosingName
        case .member(let object, let name, _):
            let text = unit.names.string(name), owner = inferredName(object)
            if text == "prototype" { return owner }
            return owner.isEmpty ? text : "\(owner).\(text)"
        case .index(let object, let key, _):
            let owner = inferredName(object)
            if case .string(let name) = key.kind { return owner.isEmpty ? unit.names.string(name) : "\(owner).\(unit.names.string(name))" }
            return owner.isEmpty ? "<computed>" : "\(owner).<computed>"
        default: return ""
        }
    }

    private var enclosingName: String {
        guard let node, node.kind != .arrow, let name = node.name else { return "" }
        return unit.names.string(name)
    }
}
