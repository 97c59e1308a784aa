import Platform

/// What is known of the text while it is typed, in rows of grey below it. It is found out in a copy of the process, while the original waits for
/// keys: whatever the text would do has been done to nothing that stays, and a key that comes first ends it.
final class ValuePreview {
    /// Asked in the copy: the rows for a text and a cursor in it.
    var answer: ((_ text: String, _ cursor: Int, _ columns: Int) -> [String])?

    /// For the text as it is.
    private(set) var rows: [String] = []
    private var text = "", cursor = -1
    private var state = State.nothing
    private var copy: ProcessCopy?
    private var end = 0.0

    private enum State { case nothing, due, asked, known }

    /// While somebody types on there is no need to know.
    private static let pause = 60.0
    /// Longer nobody waits for an answer, milliseconds.
    private static let patience = 400.0

    /// To be called before each wait for a key.
    func follow(_ text: String, cursor: Int) {
        guard answer != nil, text != self.text || cursor != self.cursor else { return }
        forget()
        (self.text, self.cursor) = (text, cursor)
        guard text.utf8.contains(where: { $0 > 0x20 }), text.utf8.count < 20_000 else { return }
        state = .due
        end = SteadyClock.milliseconds + Self.pause
    }

    /// Whatever was known may be so no more.
    func forget() {
        copy?.end()
        (copy, rows, state, text, cursor) = (nil, [], .nothing, "", -1)
    }

    /// What becomes readable when the copy has answered.
    var descriptor: Int32? { copy?.descriptor }

    /// Milliseconds after which ``goOn()`` has something to do.
    var wait: Int32? { state == .due || state == .asked ? Int32(max(0, end - SteadyClock.milliseconds).rounded(.up)) : nil }

    /// Asks when it is time, takes the answer when it is there, and gives up when that takes too long.
    func goOn() {
        switch state {
        case .due where SteadyClock.milliseconds >= end: ask()
        case .asked:
            if let bytes = copy?.read() { take(bytes) } else if SteadyClock.milliseconds >= end { giveUp() }
        default: break
        }
    }

    private func ask() {
        let (text, cursor) = (text, cursor), columns = LineEditor.windowSize().columns
        copy = ProcessCopy { [answer] in Array((answer?(text, cursor, columns) ?? []).joined(separator: "\n").utf8) }
        state = copy == nil ? .known : .asked
        end = SteadyClock.milliseconds + Self.patience
    }

    private func giveUp() {
        copy?.end()
        (copy, state) = (nil, .known)
    }

    private func take(_ bytes: [UInt8]) {
        giveUp()
        rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
