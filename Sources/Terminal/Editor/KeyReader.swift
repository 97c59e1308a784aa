import Platform

/// The keyboard's side of the line editor: bytes in, characters out, with everything that can end a wait for the next one.
///
/// libedit would read one byte at a time and wait in `read`, deaf to all else. Here every byte that has arrived is taken at
/// once: a sequence that came in one piece is a key, and a lone escape is the escape key, with no time limit to tune.
final class KeyReader {
    enum Event: Equatable {
        case character(Unicode.Scalar)
        case interrupted, resized, continued, woken
        /// There is something to read where ``other`` says.
        case other
        case endOfInput
    }

    private let descriptor: Int32
    private var bytes: [UInt8] = []
    private var next = 0
    private var returned: Unicode.Scalar?

    /// Replaces sequences (`ESC [ H`) that arrive in one piece by single characters. Longest first; empty for none.
    var translations: [(sequence: [UInt8], key: Unicode.Scalar)] = []

    init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    /// Beside the keyboard: what else ends a wait. Negative for nothing.
    var other: Int32 = -1

    /// More has come than was asked for.
    var hasPending: Bool { next < bytes.count || returned != nil }

    /// There are keys that nobody has asked for, here or still in the terminal.
    var hasWaiting: Bool {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return hasPending || poll(&waiting, 1, 0) > 0 && Int32(waiting.revents) & Int32(POLLIN) != 0
    }

    /// The key that was read last is read again.
    func putBack(_ key: Unicode.Scalar) { returned = key }

    /// What was typed ahead and not yet asked for is forgotten.
    func discard() {
        bytes = []
        next = 0
        returned = nil
    }

    /// Waits at most `timeout` milliseconds (-1: for ever). Running out of time is `.woken`.
    func read(timeout: Int32 = -1) -> Event {
        if let key = returned {
            returned = nil
            return .character(key)
        }
        while true {
            if let character = takeCharacter() { return .character(character) }
            if let event = waitForBytes(timeout: timeout) { return event }
        }
    }

    /// The next character of a paste; `.endOfInput` at its end.
    func readPasted() -> Event {
        while true {
            if bytes[next...].starts(with: Self.pasteEnd) {
                next += Self.pasteEnd.count
                return .endOfInput
            }
            let mayBeSplit = next < bytes.count && Self.pasteEnd.starts(with: bytes[next...])
            if !mayBeSplit, let character = takeCharacter(translating: false) { return .character(character) }
            switch waitForBytes(timeout: -1) {
            case nil, .resized, .continued, .woken, .other: continue
            case .some: return .endOfInput
            }
        }
    }

    private static let pasteEnd = Array("\u{1B}[201~".utf8)

    // MARK: Bytes

    /// Nil: there are new bytes.
    private func waitForBytes(timeout: Int32) -> Event? {
        if Interrupts.takeInterrupt() { return .interrupted }
        if Interrupts.takeResize() { return .resized }
        if Interrupts.takeContinuation() { return .continued }
        var waiting = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                       pollfd(fd: Interrupts.wakeDescriptor, events: Int16(POLLIN), revents: 0),
                       pollfd(fd: other, events: Int16(POLLIN), revents: 0)]
        let ready = poll(&waiting, 3, timeout)
        if ready < 0 { return errno == EINTR ? .woken : .endOfInput }
        if ready == 0 { return .woken }
        if waiting[1].revents != 0 {
            Interrupts.clearWakeUp()
            if Interrupts.takeInterrupt() { return .interrupted }
            if Interrupts.takeResize() { return .resized }
            if Interrupts.takeContinuation() { return .continued }
            return .woken
        }
        if waiting[0].revents == 0, waiting[2].revents != 0 { return .other }
        return fill() ? nil : .endOfInput
    }

    /// False at the end of input.
    private func fill() -> Bool {
        bytes.removeFirst(next)
        next = 0
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = Platform.read(descriptor, &chunk, chunk.count)
            if count > 0 {
                bytes += chunk[..<count]
                return true
            }
            if count == 0 || (errno != EINTR && errno != EAGAIN) { return false }
            if errno == EAGAIN {
                var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                _ = poll(&waiting, 1, -1)
            }
        }
    }

    // MARK: Characters

    /// The next whole character that has arrived. Bytes that are no UTF-8 are dropped, and so are the control characters
    /// U+0080 to U+009F: nobody types them, and ``KeyBindings`` uses them for its own keys. A zero is what becomes of a
    /// Ctrl-D that was typed ahead, before the terminal gave its keys to us.
    private func takeCharacter(translating: Bool = true) -> Unicode.Scalar? {
        while next < bytes.count {
            if translating, bytes[next] == 0x1B, let key = takeTranslation() { return key }
            switch decode() {
            case .some(.some(let scalar)) where scalar.value != 0 && !(0x80...0x9F).contains(scalar.value): return scalar
            case .some: continue
            case .none: return nil
            }
        }
        return nil
    }

    private func takeTranslation() -> Unicode.Scalar? {
        for (sequence, key) in translations {
            // Over a slow line a sequence can come in two pieces. The first two bytes leave no doubt: wait a blink for the rest.
            while bytes.count - next >= 2, sequence.count > bytes.count - next, sequence.starts(with: bytes[next...]) {
                var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                guard poll(&waiting, 1, 25) > 0, fill() else { break }
            }
            guard bytes[next...].starts(with: sequence) else { continue }
            next += sequence.count
            return key
        }
        return nil
    }

    /// Nil: the rest of the character has yet to arrive. Nil inside: what was there was no UTF-8, and is gone.
    private func decode() -> Unicode.Scalar?? {
        let lead = bytes[next]
        let length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
        guard length > 0 else {
            next += 1
            return .some(nil)
        }
        var value = length == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(length))
        for offset in 1..<max(length, 1) {
            guard next + offset < bytes.count else { return nil }
            let byte = bytes[next + offset]
            guard byte & 0xC0 == 0x80 else {
                next += offset
                return .some(nil)
            }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        next += length
        return .some(Unicode.Scalar(value))
    }
}
