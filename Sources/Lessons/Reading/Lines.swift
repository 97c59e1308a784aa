extension StringProtocol {
    /// The lines, without their ends, which may be `\n` or `\r\n`. (To Swift `\r\n` is one character.)
    public var lines: [SubSequence] { split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" } }
}

extension Substring {
    /// Without white space at its ends.
    var trimmed: Substring {
        var text = self
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
