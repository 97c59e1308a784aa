extension StringProtocol {
    /// The lines, without their ends, which may be `\n` or `\r\n`. (To Swift `\r\n` is one character.)
    public var lines: [SubSequence] { split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" } }
}
