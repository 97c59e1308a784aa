import CEditLine

/// A single key, as an answer to a question.
extension LineEditor {
    /// What a key that goes on, or leaves off, may be.
    enum Answer {
        case goOn, leave
    }

    /// Shows the question below what is on the screen, waits for Enter or Space (`.goOn`) or q, Escape, Ctrl-C, Ctrl-D or the terminal's
    /// end (`.leave`), and takes the question away again. Other keys mean nothing.
    /// `keepsInterrupt`: a Ctrl-C is the caller's to take (``Interrupts/takeInterrupt()``).
    /// `yieldsToTyping`: what was typed ahead is no answer but the next entry's beginning, and so is a key that means nothing: `.leave`.
    func ask(_ question: String, keepsInterrupt: Bool = false, yieldsToTyping: Bool = false) -> Answer {
        leash_edit_set_raw(edit, 1)
        defer { leash_edit_set_raw(edit, 0) }
        if yieldsToTyping, keys.hasWaiting { return .leave }
        emit(question)
        defer { emit("\r\u{1B}[K") }
        while true {
            switch keys.read() {
            case .character("\r"), .character("\n"), .character(" "): return .goOn
            case .character("q"), .character("Q"), .character("\u{1B}"), .character("\u{3}"), .character("\u{4}"): return .leave
            case .interrupted:
                if keepsInterrupt { Interrupts.postponeInterrupt() }
                return .leave
            case .endOfInput: return .leave
            case .continued:
                leash_edit_set_raw(edit, 0)
                leash_edit_set_raw(edit, 1)
                emit("\r\u{1B}[K" + question)
            case .character(let key) where yieldsToTyping:
                keys.putBack(key)
                return .leave
            case .character, .resized, .woken, .other: continue
            }
        }
    }
}
