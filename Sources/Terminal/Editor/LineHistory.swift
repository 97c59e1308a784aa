import CEditLine
import Platform

/// What was typed, kept from one session to the next, newest last, at most ``limit`` entries.
///
/// The file is libedit's own format, one entry a line with blanks and control characters as `\ooo`, so an entry of several
/// lines is one line of the file. Each entry is appended the moment it is made, under a lock: shells that run at the same
/// time lose nothing of each other's, and a crash loses nothing at all. Entries of the others are seen at the next start.
///
/// No failure here is worth an error in front of someone who wants to type JavaScript: without a writable file the history lives
/// as long as the process.
final class LineHistory {
    static let limit = 10_000

    let handle: OpaquePointer
    private let path: String?

    /// `path` nil: only in memory. Nil when there is no memory left. Cost: reads the file, 4.5 ms at the limit.
    init?(path: String?) {
        guard let handle = history_winit() else { return nil }
        self.handle = handle
        self.path = path.flatMap { Self.isOurs($0) ? $0 : nil }
        leash_history_set_size(handle, Int32(Self.limit))
        leash_history_set_unique(handle)
        guard let path = self.path else { return }
        makeDirectory(of: path)
        let lines = leash_history_load(handle, path)
        if lines > Int32(Self.limit + Self.limit / 10) { compact(path) }
    }

    deinit {
        history_wend(handle)
    }

    /// `$XDG_STATE_HOME/leash/history`; nil without a home.
    static var defaultPath: String? {
        // The XDG rules: a relative path is to be taken as unset.
        if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/leash/history" }
        guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
        return home + "/.local/state/leash/history"
    }

    /// Adds an entry, unless it is blank or the same as the newest.
    func add(_ entry: String) {
        guard entry.utf8.contains(where: { $0 > 0x20 }) else { return }
        let wide = WideText.encode(entry)
        if let newest = leash_history_newest(handle), wcscmp(newest, wide) == 0 { return }
        _ = leash_history_enter(handle, wide)
        if let path { append(entry, to: path) }
    }

    /// The newest has the number 1. O(back).
    func entry(back: Int) -> String? {
        guard back > 0, let entry = leash_history_at(handle, Int32(clamping: back)) else { return nil }
        return WideText.decode(UnsafeBufferPointer(start: entry, count: wcslen(entry)))
    }

    /// The newest entry, from the one with the number `back` on, for which `isWanted` says so.
    func first(from back: Int, where isWanted: (UnsafeBufferPointer<wchar_t>) -> Bool) -> (back: Int, text: String)? {
        guard back > 0 else { return nil }
        var next = leash_history_at(handle, Int32(clamping: back)), number = back
        while let entry = next {
            let characters = UnsafeBufferPointer(start: entry, count: wcslen(entry))
            if isWanted(characters) { return (number, WideText.decode(characters)) }
            next = leash_history_older(handle)
            number += 1
        }
        return nil
    }

    // MARK: The file

    private static let cookie = "_HiStOrY_V2_\n"

    /// Nobody types so much; libedit would read all of it.
    private static let largestFile = 64 << 20

    /// Whether there is nothing yet at `path`, or a history: any other file is not for us to write to. A pipe is not even waited for.
    private static func isOurs(_ path: String) -> Bool {
        do {
            let bytes = try Files.read(path, .regularFile, limit: largestFile)
            return bytes.isEmpty || bytes.starts(with: cookie.utf8)
        } catch {
            return error.code == ENOENT
        }
    }

    /// The whole record or nothing: on a full disk half a line would spoil the next one.
    private func append(_ entry: String, to path: String) {
        withLockedFile(path) { file in
            var status = stat()
            guard fstat(file, &status) == 0 else { return }
            var record = status.st_size == 0 ? Array(Self.cookie.utf8) : []
            record += Self.encode(entry)
            if write(file, record, record.count) != record.count { _ = ftruncate(file, status.st_size) }
        }
    }

    /// The notation of vis(3), as far as it is needed: everything else stands for itself.
    static func encode(_ entry: String) -> [UInt8] {
        var record: [UInt8] = []
        for byte in entry.utf8 {
            if byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") {
                record += [UInt8(ascii: "\\"), 0x30 + (byte >> 6), 0x30 + (byte >> 3 & 7), 0x30 + (byte & 7)]
            } else {
                record.append(byte)
            }
        }
        record.append(0x0A)
        return record
    }

    /// Puts the newest entries into a new file, in the old one's place. What another shell appended in between is among them.
    private func compact(_ path: String) {
        withLockedFile(path) { _ in
            do {
                let lines = try Files.read(path, .regularFile, limit: Self.largestFile).split(separator: 0x0A)
                let newest = lines.dropFirst().suffix(Self.limit).joined(separator: [0x0A])
                try FileReplacement.write(Array(Self.cookie.utf8) + newest + [0x0A], to: path)
            } catch {
                // The old one is still there.
            }
        }
    }

    /// The lock is on the file itself. Whoever waited for it while ``compact(_:)`` put another file in its place tries again.
    private func withLockedFile(_ path: String, _ body: (Int32) -> Void) {
        for _ in 0..<50 {
            let file = open(path, O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0o600)
            guard file >= 0 else { return }
            defer { close(file) }
            // A shell that was stopped while it held the lock must not stop this one, too.
            guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
                guard errno == EWOULDBLOCK || errno == EINTR else { return }
                usleep(2000)
                continue
            }
            var locked = stat(), current = stat()
            guard fstat(file, &locked) == 0, stat(path, &current) == 0 else { continue }
            guard locked.st_mode & S_IFMT == S_IFREG else { return }
            if locked.st_ino == current.st_ino, locked.st_dev == current.st_dev { return body(file) }
        }
    }

    /// Creates what is missing of the directories above `path`, for this user's eyes only.
    private func makeDirectory(of path: String) {
        for end in path.utf8.indices where path.utf8[end] == UInt8(ascii: "/") && end != path.startIndex {
            mkdir(String(path[..<end]), 0o700)
        }
    }
}

/// Text as libedit takes and gives it.
enum WideText {
    /// With the zero at the end that C expects.
    static func encode(_ text: String) -> [wchar_t] {
        text.unicodeScalars.map { wchar_t(bitPattern: $0.value) } + [0]
    }

    /// What is no character becomes U+FFFD.
    static func decode(_ text: some Sequence<wchar_t>) -> String {
        var scalars = String.UnicodeScalarView()
        for character in text { scalars.append(Unicode.Scalar(UInt32(bitPattern: character)) ?? "\u{FFFD}") }
        return String(scalars)
    }
}
