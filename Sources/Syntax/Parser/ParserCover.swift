// The cover grammar (ECMA-262 §13.2.9.1, §13.15.5): text that is read as an expression until a later token says that it was a pattern,
// or an arrow function's parameters. Until then `pendingCoverError` holds what only a pattern may contain.

extension Parser {
    /// What stood around a bracket whose meaning shows behind it only.
    struct CoveredText<Value> {
        let value: Value
        /// What was met between the brackets; an arrow needs to know it of its parameters.
        let marks: FunctionContext.Marks
        /// What was pending before the bracket: the caller puts it back once it knows what it has read.
        let outerError: SyntaxError?
    }

    /// Reads with `in` as an operator or not, whatever is around.
    @inline(__always)
    mutating func withIn<Value>(_ isAllowed: Bool, _ read: (inout Parser) throws(SyntaxError) -> Value) throws(SyntaxError) -> Value {
        let outer = allowsIn
        allowsIn = isAllowed
        let value = try read(&self)
        allowsIn = outer
        return value
    }

    /// Reads what stands between parentheses that may turn out to be an arrow's: `pendingCoverError` is then what they hold.
    @inline(__always)
    mutating func covered<Value>(_ read: (inout Parser) throws(SyntaxError) -> Value) throws(SyntaxError) -> CoveredText<Value> {
        let outerError = pendingCoverError, outerMarks = function.marks
        pendingCoverError = nil
        function.marks = FunctionContext.Marks()
        let value = try withIn(true, read)
        let marks = function.marks
        function.marks = outerMarks.merged(with: marks)
        return CoveredText(value: value, marks: marks, outerError: outerError)
    }

    /// What has been read is an expression after all: it must hold nothing that only a pattern may.
    @inline(__always)
    func requireExpression() throws(SyntaxError) {
        if let pendingCoverError { throw pendingCoverError }
    }
}
