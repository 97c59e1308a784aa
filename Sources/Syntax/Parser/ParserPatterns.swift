// Destructuring: patterns read as such, and expressions that turn out to be patterns (ECMA-262 §13.15.5, §14.3.3).

/// What a binding pattern's names become.
enum BindingKind {
    case `var`, `let`, const, parameter
    /// Sloppy code may redeclare a catch parameter by `var` if it is a plain identifier (ECMA-262 §B.3.4).
    case simpleCatchParameter, catchParameter
}

/// A function's parameters while they are read.
struct ParameterList {
    var elements: [ElementPattern] = []
    var rest: Pattern?
    var names: [Name] = []
    var ranges: [SourceRange] = []
    var isSimple = true
    /// Parameters before the first with a default value, or the rest.
    var expectedArgumentCount = 0
    var firstDuplicate: SourceRange?
}

extension Parser {
    // MARK: Binding patterns

    /// BindingIdentifier or BindingPattern; declares the names it binds.
    mutating func parseBindingTarget(_ kind: BindingKind,
                                     _ parameters: inout ParameterList) throws(SyntaxError) -> Pattern {
        switch self.kind {
        case .leftBracket, .leftBrace:
            try enter()
            defer { depth -= 1 }
            parameters.isSimple = false
            let pattern = self.kind == .leftBracket
                ? try parseArrayBinding(kind, &parameters) : try parseObjectBinding(kind, &parameters)
            if isAnchorDepth(depth) { anchors.add(pattern) }
            return pattern
        default:
            return try parseBindingIdentifier(kind, &parameters)
        }
    }

    mutating func parseBindingIdentifier(_ kind: BindingKind,
                                         _ parameters: inout ParameterList) throws(SyntaxError) -> Pattern {
        let word = token
        let name = try takeBindingName()
        try declareBinding(name, word.range, kind, &parameters)
        return Pattern(.target(Expression(.identifier(name), word.range)), word.range)
    }

    /// An identifier that is bound: not `eval` or `arguments` in strict code.
    mutating func takeBindingName() throws(SyntaxError) -> Name {
        let range = token.range
        let name = try takeIdentifier()
        try checkBindingName(name, range)
        return name
    }

    func checkBindingName(_ name: Name, _ range: SourceRange) throws(SyntaxError) {
        if isStrict, names.word(name).isEvalOrArguments {
            throw fail("Unexpected eval or arguments in strict mode", range)
        }
    }

    private mutating func declareBinding(_ name: Name, _ range: SourceRange, _ kind: BindingKind,
                                         _ parameters: inout ParameterList) throws(SyntaxError) {
        switch kind {
        case .var: try declareVariable(name, range)
        case .let, .const:
            if names.word(name) == .let { throw fail("let is disallowed as a lexically bound name", range) }
            try declareLexical(name, kind == .let ? .let : .const, range)
        case .simpleCatchParameter: try declareLexical(name, .simpleCatchParameter, range)
        case .catchParameter: try declareLexical(name, .catchParameter, range)
        case .parameter:
            if !declareParameter(name, range), parameters.firstDuplicate == nil { parameters.firstDuplicate = range }
            parameters.names.append(name)
            parameters.ranges.append(range)
        }
    }

    private mutating func parseArrayBinding(_ kind: BindingKind,
                                            _ parameters: inout ParameterList) throws(SyntaxError) -> Pattern {
        let start = token.start
        try advance()
        var elements: [ElementPattern?] = []
        var rest: Pattern?
        while self.kind != .rightBracket {
            if try take(.comma) {
                elements.append(nil)
                continue
            }
            let dots = token.start
            if try take(.ellipsis) {
                rest = try parseBindingTarget(kind, &parameters)
                if self.kind == .comma { throw fail("Rest element must be last element", range(from: dots)) }
                if self.kind == .assign { throw fail("Invalid destructuring assignment target") }
                break
            }
            elements.append(try parseBindingElement(kind, &parameters))
            if self.kind == .rightBracket { break }
            try expect(.comma)
        }
        try expect(.rightBracket)
        return Pattern(.array(elements, rest: rest), range(from: start))
    }

    private mutating func parseObjectBinding(_ kind: BindingKind,
                                             _ parameters: inout ParameterList) throws(SyntaxError) -> Pattern {
        let start = token.start
        try advance()
        var properties: [PropertyPattern] = []
        var rest: Pattern?
        while self.kind != .rightBrace {
            if try take(.ellipsis) {
                guard self.kind.isWord else {
                    throw self.kind == .leftBrace || self.kind == .leftBracket
                        ? fail("`...` must be followed by an identifier in declaration contexts") : unexpected()
                }
                rest = try parseBindingIdentifier(kind, &parameters)
                if self.kind == .comma || self.kind == .assign { throw fail("Rest element must be last element", previousRange) }
                break
            }
            let word = token
            let key = try parsePropertyKey()
            if try take(.colon) {
                let element = try parseBindingElement(kind, &parameters)
                properties.append(PropertyPattern(key: key, value: element.target, defaultValue: element.defaultValue))
            } else {
                guard case .name(let name) = key, word.kind.mayBeIdentifier else { throw misplacedKey(word) }
                try checkIdentifier(word)
                try checkBindingName(name, word.range)
                try declareBinding(name, word.range, kind, &parameters)
                let target = Pattern(.target(Expression(.identifier(name), word.range)), word.range)
                let value = try parseInitializer()
                properties.append(PropertyPattern(key: key, value: target, defaultValue: value))
            }
            if self.kind == .rightBrace { break }
            try expect(.comma)
        }
        try expect(.rightBrace)
        return Pattern(.object(properties, rest: rest), range(from: start))
    }

    mutating func parseBindingElement(_ kind: BindingKind,
                                      _ parameters: inout ParameterList) throws(SyntaxError) -> ElementPattern {
        let target = try parseBindingTarget(kind, &parameters)
        return ElementPattern(target: target, defaultValue: try parseInitializer())
    }

    private mutating func parseInitializer() throws(SyntaxError) -> Expression? {
        try take(.assign) ? try parseAssignmentWithIn() : nil
    }

    // MARK: Expressions that turn out to be assignment patterns (ECMA-262 §13.15.5)

    /// An array or object literal as what it is left of `=`.
    mutating func assignmentPattern(_ literal: Expression) throws(SyntaxError) -> Pattern {
        try enter()
        defer { depth -= 1 }
        let pattern = Pattern(try patternKind(literal) { parser, expression throws(SyntaxError) in
            try parser.assignmentElement(expression)
        }, literal.range)
        if isAnchorDepth(depth) { anchors.add(pattern) }
        return pattern
    }

    private mutating func assignmentElement(_ expression: Expression) throws(SyntaxError) -> ElementPattern {
        guard !expression.isParenthesized else {
            return ElementPattern(target: try assignmentLeaf(expression), defaultValue: nil)
        }
        switch expression.kind {
        case .assign(let target, let value): return ElementPattern(target: target, defaultValue: value)
        case .array, .numbers, .object: return ElementPattern(target: try assignmentPattern(expression), defaultValue: nil)
        default: return ElementPattern(target: try assignmentLeaf(expression), defaultValue: nil)
        }
    }

    private func assignmentLeaf(_ expression: Expression) throws(SyntaxError) -> Pattern {
        try checkAssignmentTarget(expression, "Invalid destructuring assignment target", allowsCall: false)
        return Pattern(.target(expression), expression.range)
    }

    /// Goes through a literal's parts; `element` says what each becomes.
    private mutating func patternKind(
        _ literal: Expression, _ element: (inout Parser, Expression) throws(SyntaxError) -> ElementPattern
    ) throws(SyntaxError) -> Pattern.Kind {
        switch literal.kind {
        case .array, .numbers:
            let elements = literal.elements ?? []
            var patterns: [ElementPattern?] = []
            var rest: Pattern?
            for (index, part) in elements.enumerated() {
                switch part {
                case .hole: patterns.append(nil)
                case .expression(let expression): patterns.append(try element(&self, expression))
                case .spread(let expression):
                    guard index == elements.count - 1, !commasAfterSpread.contains(literal.range.start) else {
                        throw fail("Rest element must be last element", dotsAndAll(expression))
                    }
                    rest = try restTarget(try element(&self, expression), expression)
                }
            }
            return .array(patterns, rest: rest)
        case .object(let members):
            var patterns: [PropertyPattern] = []
            var rest: Pattern?
            for (index, member) in members.enumerated() {
                switch member.kind {
                case .property(let key, let value, _):
                    let part = try element(&self, value)
                    patterns.append(PropertyPattern(key: key, value: part.target, defaultValue: part.defaultValue))
                case .prototype(let value):
                    let part = try element(&self, value)
                    patterns.append(PropertyPattern(key: .name(names.intern(word: "__proto__")), value: part.target,
                                                    defaultValue: part.defaultValue))
                case .spread(let expression):
                    guard index == members.count - 1, !commasAfterSpread.contains(literal.range.start) else {
                        throw fail("Rest element must be last element", expression.range)
                    }
                    if isArrayOrObjectLiteral(expression) {
                        throw fail("`...` must be followed by an assignable reference in assignment contexts",
                                   expression.range)
                    }
                    rest = try restTarget(try element(&self, expression), expression)
                case .method, .getter, .setter: throw fail("Invalid destructuring assignment target", member.range)
                }
            }
            return .object(patterns, rest: rest)
        default: throw fail("Invalid destructuring assignment target", literal.range)
        }
    }

    /// An element with the three dots before it.
    private func dotsAndAll(_ element: Expression) -> SourceRange {
        var start = Int(element.range.start)
        while start > 0, lexer.unit(at: start) != 0x2E { start -= 1 }
        return SourceRange(max(start - 2, 0), Int(element.range.end))
    }

    private func restTarget(_ element: ElementPattern, _ source: Expression) throws(SyntaxError) -> Pattern {
        if element.defaultValue != nil { throw fail("Invalid destructuring assignment target", source.range) }
        return element.target
    }

    // MARK: Expressions that turn out to be parameters

    /// An expression as an arrow's parameter; declares its names (ECMA-262 §15.3.1).
    mutating func bindingElement(_ expression: Expression,
                                 _ parameters: inout ParameterList) throws(SyntaxError) -> ElementPattern {
        if expression.isParenthesized { throw malformedParameter(expression.range) }
        switch expression.kind {
        case .assign(let target, let value):
            parameters.isSimple = false
            try declareTargets(of: target, &parameters)
            return ElementPattern(target: target, defaultValue: value)
        case .array, .numbers, .object:
            parameters.isSimple = false
            let pattern = try assignmentPattern(expression)
            try declareTargets(of: pattern, &parameters)
            return ElementPattern(target: pattern, defaultValue: nil)
        case .identifier:
            let target = Pattern(.target(expression), expression.range)
            try declareTargets(of: target, &parameters)
            return ElementPattern(target: target, defaultValue: nil)
        default: throw malformedParameter(expression.range)
        }
    }

    private func malformedParameter(_ range: SourceRange) -> SyntaxError {
        fail("Invalid destructuring assignment target", range)
    }

    private func malformedParameter(_ leaf: Expression) -> SyntaxError {
        switch leaf.kind {
        case .member, .index, .privateMember, .superMember, .superIndex:
            fail("Illegal property in declaration context", leaf.range)
        default: malformedParameter(leaf.range)
        }
    }

    /// An assignment pattern's leaves must be plain identifiers to be parameters.
    private mutating func declareTargets(of pattern: Pattern,
                                         _ parameters: inout ParameterList) throws(SyntaxError) {
        try enter()
        defer { depth -= 1 }
        switch pattern.kind {
        case .target(let expression):
            guard case .identifier(let name) = expression.kind, !expression.isParenthesized else {
                throw malformedParameter(expression)
            }
            try checkBindingName(name, expression.range)
            try declareBinding(name, expression.range, .parameter, &parameters)
        case .array(let elements, let rest):
            for element in elements {
                if let element { try declareTargets(of: element.target, &parameters) }
            }
            if let rest { try declareTargets(of: rest, &parameters) }
        case .object(let properties, let rest):
            for property in properties { try declareTargets(of: property.value, &parameters) }
            if let rest {
                if case .target = rest.kind {} else { throw malformedParameter(rest.range) }
                try declareTargets(of: rest, &parameters)
            }
        }
    }
}
