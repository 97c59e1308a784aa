import Platform

/// Lines from a file or a pipe, as they arrive.
final class LineSource {
    enum Line: Equatable {
        /// Without its end, `\n` or `\r\n`.
        case line(String)
        case endOfInput
        /// Ctrl-C.
        case interrupted
        /// What there is cannot be read, is no text, or does not come to an end of its line.
        case failed(FileFailure)
    }

    /// Nobody types a longer line; a device goes on for ever.
    private static let longestLine = 128 << 20

    private let descriptor: Int32
    private var bytes: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    private var failure: FileFailure.Reason?

    /// A terminal's keys: what is no UTF-8 becomes U+FFFD, and the person sees it. A file has to be right.
    private let isTyped: Bool
    private var lineNumber = 0

    init(descriptor: Int32, isTyped: Bool = false) {
        (self.descriptor, self.isTyped) = (descriptor, isTyped)
    }

    static var standardInput: LineSource { LineSource(descriptor: STDIN_FILENO) }
    static var typedInput: LineSource { LineSource(descriptor: STDIN_FILENO, isTyped: true) }

    /// Waits for a line. The last one needs no newline.
    /// `keepsReturns`: a `\r` at a line's end is a part of it.
    func next(keepsReturns: Bool = false) -> Line {
        var searched = position
        while true {
            if let newline = bytes[searched...].firstIndex(of: 0x0A) {
                let start = position
                position = newline + 1
                return line(start..<newline, keepsReturns)
            }
            if isAtEnd {
                guard position < bytes.count else { return .endOfInput }
                let start = position
                position = bytes.count
                return line(start..<bytes.count, keepsReturns)
            }
            searched = bytes.count - position
            if searched > Self.longestLine { return fail(.tooLarge(limit: Self.longestLine)) }
            if !fill() { return .interrupted }
            if let failure { return fail(failure) }
        }
    }

    /// Nothing more comes then.
    private func fail(_ reason: FileFailure.Reason) -> Line {
        (bytes, position, isAtEnd, failure) = ([], 0, true, nil)
        return .failed(FileFailure(path: "standard input", reason: reason))
    }

    /// Everything that there still is.
    func rest() -> Line {
        while !isAtEnd, bytes.count - position <= Self.longestLine, fill() {}
        let start = position
        position = bytes.count
        return line(start..<bytes.count, false)
    }

    private func line(_ range: Range<Int>, _ keepsReturns: Bool) -> Line {
        let line = bytes[range]
        lineNumber += 1
        if !isTyped, var fault = TextFault(in: line) {
            fault.line += lineNumber - 1
            return fail(.notText(fault))
        }
        return .line(String(decoding: line.last == 0x0D && !keepsReturns ? line.dropLast() : line, as: UTF8.self))
    }

    /// Drops what has been taken, and waits for more. False: Ctrl-C came first.
    private func fill() -> Bool {
        bytes.removeFirst(position)
        position = 0
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            // One that comes just before the call that waits would not end it.
            guard waitForMore() else { return false }
            let count = read(descriptor, &chunk, chunk.count)
            if count > 0 {
                bytes += chunk[..<count]
                return true
            }
            if count < 0, errno == EINTR {
                if Interrupts.takeInterrupt() { return false }
                continue
            }
            if count < 0, errno == EAGAIN {
                var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                _ = poll(&waiting, 1, -1)
                continue
            }
            isAtEnd = true
            if count < 0 { failure = .system(errno) }
            return true
        }
    }

    /// False: Ctrl-C came.
    private func waitForMore() -> Bool {
        while true {
            var waiting = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
                           pollfd(fd: Interrupts.wakeDescriptor, events: Int16(POLLIN), revents: 0)]
            let ready = poll(&waiting, 2, -1)
            if ready > 0, waiting[1].revents != 0 { Interrupts.clearWakeUp() }
            if Interrupts.takeInterrupt() { return false }
            if ready < 0 ? errno != EINTR : waiting[0].revents != 0 { return true }
        }
    }
}
