import Shell

/// The journal on disk, of a shell that somebody types into.
extension InteractiveShell {
    /// From now on each entry is on disk before the next one is read; with `--resume` the last session's come first.
    func keepSession() {
        if settings.resumes { resumeLast() }
        shell.onJournal = { [unowned self] event in
            // A session in which nothing is entered leaves no file.
            if session == nil, !hasNoSession, let folder = SessionFile.folder {
                session = SessionFile.make(in: folder)
                hasNoSession = session == nil
            }
            session?.add(event)
        }
    }

    private func resumeLast() {
        guard let folder = SessionFile.folder, let (file, journal) = SessionFile.resume(in: folder) else {
            return output.write(style(.warning, "there is no session to resume: this is a new one") + "\n")
        }
        // Its modules were read from the folder that it ran in.
        guard shell.resume(journal) else {
            return output.write(style(.warning, "interrupted: the session is as it was, and this is a new one") + "\n")
        }
        session = file
        let entries = Phrase.count(journal.entries.count, "entry"), objects = Phrase.count(shell.aliveCount, "object")
        output.write(style(.dim, "resumed: \(entries), \(objects) alive · journal lists them, undo takes them back") + "\n")
        for note in shell.replayNotes { output.write(style(.warning, note) + "\n") }
    }
}
