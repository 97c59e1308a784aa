import Platform
import Shell

/// The journal of one session on disk: each entry is in the file before the next one can be typed, so that a crash, a closed window or a
/// SIGKILL loses at most the entry that runs.
///
/// Each shell has a file of its own, in `$XDG_STATE_HOME/leash/sessions`, for this user's eyes only, and holds a lock on it as long as it
/// lives: two shells at once never write into one file, and `--resume` takes the newest that no living shell has. The newest
/// ``SessionFile/limit`` are kept. Without a folder that can be written the session lives as long as its process.
final class SessionFile {
    static let limit = 20
    /// Nobody types so much.
    private static let largest = 256 << 20

    private let file: Int32
    private(set) var isBroken = false

    private init(_ file: Int32) { self.file = file }

    deinit { close(file) }

    /// `$XDG_STATE_HOME/leash/sessions`, in `~/.local/state` without the variable; nil without a home.
    static var folder: String? { LineHistory.defaultPath.map { String($0.dropLast("history".count)) + "sessions" } }

    /// A new file for a new session.
    static func make(in folder: String) -> SessionFile? {
        makeFolders(folder)
        removeOld(in: folder)
        for attempt in 0..<100 {
            let path = "\(folder)/\(name(attempt))"
            let file = open(path, O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_NOCTTY | O_CLOEXEC, 0o600)
            guard file >= 0 else {
                if errno == EEXIST { continue }
                return nil
            }
            let session = SessionFile(file)
            guard flock(file, LOCK_EX | LOCK_NB) == 0, session.write(Journal.fileHeader) else { return nil }
            return session
        }
        return nil
    }

    /// The newest session that no living shell has, to go on with: its file and its journal; nil where there is none.
    static func resume(in folder: String) -> (session: SessionFile, journal: Journal)? {
        for name in sessions(in: folder) {
            let path = "\(folder)/\(name)", file = open(path, O_RDWR | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
            guard file >= 0 else { continue }
            let session = SessionFile(file)
            guard flock(file, LOCK_EX | LOCK_NB) == 0, let bytes = try? Files.read(path, .regularFile, limit: largest),
                  let journal = Journal(file: bytes), !journal.entries.isEmpty else { continue }
            session.cutTorn(bytes, journal)
            return (session, journal)
        }
        return nil
    }

    /// Appends what changed the journal: the whole record, and on the disk before anything goes on.
    func add(_ event: JournalEvent) { if !isBroken { isBroken = !write(event.record) } }

    private func write(_ bytes: [UInt8]) -> Bool {
        var status = stat()
        guard fstat(file, &status) == 0 else { return false }
        if Platform.write(file, bytes, bytes.count) != bytes.count {
            // On a full disk half a record would spoil the next one.
            _ = ftruncate(file, status.st_size)
            return false
        }
        _ = fdatasync(file)
        return true
    }

    /// What a crash left half written would stand before the next record.
    private func cutTorn(_ bytes: [UInt8], _ journal: Journal) {
        let whole = Journal.wholeLength(ofFile: bytes)
        if whole < bytes.count { _ = ftruncate(file, off_t(whole)) }
    }

    // MARK: The folder

    /// `2026-11-26T10:45:45.123-4711-0`: names in the order of time.
    private static func name(_ attempt: Int) -> String {
        let time = Int(WallClock.milliseconds)
        return "\(String(repeating: "0", count: max(0, 15 - String(time).count)))\(time)-\(getpid())-\(attempt).journal"
    }

    /// The newest first.
    private static func sessions(in folder: String) -> [String] { (Files.names(in: folder) ?? []).filter { $0.hasSuffix(".journal") }.sorted(by: >) }

    /// Takes out what is too old, and what has nothing in it; never what a living shell has.
    private static func removeOld(in folder: String) {
        for (place, name) in sessions(in: folder).enumerated() {
            let path = "\(folder)/\(name)"
            var status = stat()
            guard stat(path, &status) == 0, place >= limit - 1 || Int(status.st_size) <= Journal.fileHeader.count else { continue }
            let file = open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
            guard file >= 0 else { continue }
            if flock(file, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
            close(file)
        }
    }

    /// Creates what is missing of the folder and those above it, for this user's eyes only.
    private static func makeFolders(_ folder: String) {
        for end in folder.utf8.indices where folder.utf8[end] == UInt8(ascii: "/") && end != folder.startIndex { mkdir(String(folder[..<end]), 0o700) }
        mkdir(folder, 0o700)
    }
}
