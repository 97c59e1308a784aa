/// Something for the program around the shell to do: files, screen and keys are its business.
public enum Request: CommandReport {
    case exit
    /// Clear the screen. What was typed so far of an unfinished entry is dropped, too.
    case clear
    /// Drop what was typed so far of an unfinished entry.
    case breakOff
    /// Read an entry of several lines.
    case editor
    /// Play a lesson: the name of one that Leash brings, or a file.
    case play(lesson: String)
    /// Enter each entry of the file.
    case load(path: String)
    /// Write the text to the file, over what is there only where that is forced or allowed by whoever is asked, and answer with a ``SavedReport``.
    case save(path: String, text: String, isForced: Bool = false)
    /// Write what was typed and what came of it to the file, as a lesson, and answer with a ``SavedReport``. `goesOn`: and again after each
    /// entry from now on.
    case record(path: String, goesOn: Bool, isForced: Bool = false)
    /// Nothing is recorded any more.
    case endRecord
    /// Write the heap to the file, as ``Shell/writeSnapshot(_:)`` gives it, and answer with a ``SnapshotReport``.
    case snapshot(path: String, isForced: Bool = false)
    /// Have Graphviz draw the text, write what it drew to the file, and answer with a ``SavedReport``.
    case svg(path: String, dot: String, isForced: Bool = false)

    public static let command = "request"
}
