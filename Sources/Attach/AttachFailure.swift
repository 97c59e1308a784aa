/// Why a program could not be attached to, or could not answer.
public struct AttachFailure: Error, Equatable, CustomStringConvertible {
    /// In a sentence. There may be a stranger's words in it: whoever shows it makes them harmless.
    public let description: String
    /// Ctrl-C ended the wait.
    public var isInterrupted = false
    /// There was nobody to speak to.
    var isUnanswered = false

    init(_ description: String) { self.description = description }

    static var interrupted: AttachFailure {
        var failure = AttachFailure("interrupted")
        failure.isInterrupted = true
        return failure
    }
}
