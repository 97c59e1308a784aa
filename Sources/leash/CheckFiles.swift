import Engine
import Lessons
import Platform
import Shell
import Terminal

/// `leash check FILE…`: whether what files say comes of their code is what comes of it.
struct FileChecker {
    let output: Output
    let settings: CommonOptions
    let request: CheckRequest

    func run() -> Int32 {
        defer { output.flush() }
        Interrupts.endUnanswered()
        var files: [CheckText.File] = [], isInterrupted = false
        for name in request.files where !isInterrupted {
            var file = check(name)
            isInterrupted = file.result.isInterrupted
            if request.updates, !isInterrupted { update(&file) }
            if request.format == .text, !isInterrupted { show(file) }
            files.append(file)
        }
        if isInterrupted {
            // What was checked so far is told; that there would have been more must be, too.
            output.complain("interrupted in \(files.last?.path ?? "the first file")")
            return ExitStatus.interrupted
        }
        if request.format == .tap { output.write(Sanitizer.visible(CheckText(files).tap)) }
        if request.format == .junit { output.write(Sanitizer.visible(CheckText(files).junit)) }
        return files.contains(where: \.hasFailed) ? ExitStatus.failure : ExitStatus.success
    }

    private func show(_ file: CheckText.File) {
        if settings.json { return output.write(CheckText.report(of: file).json + "\n") }
        if let unreadable = file.unreadable { return output.complain(unreadable) }
        let style = Style.of(descriptor: STDOUT_FILENO, isForbidden: settings.noColor)
        for line in CheckText.text(of: file).split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            let role: Style.Role? = line.hasPrefix("+") ? .added : line.hasPrefix("-") ? .removed : line.hasPrefix("@@") ? .held : nil
            let text = Sanitizer.visible(String(line))
            output.write((role.map { style($0, text) } ?? text) + "\n")
        }
    }

    // MARK: A file

    private func check(_ name: String) -> CheckText.File {
        var path = name
        var unread = CheckText.File(path: name, result: CheckResult(), lines: FileLines([]))
        let bytes: [UInt8]
        switch LessonLibrary.place(of: name) {
        case .embedded(let markdown): (bytes, path) = (Array(markdown.utf8), name + ".md")
        case .file:
            do { bytes = try Files.readText(name, .anything, limit: Lesson.largest) } catch {
                if error.code == EINTR { unread.result.isInterrupted = true }
                unread.unreadable = "cannot check \(error)"
                return unread
            }
        case nil:
            unread.unreadable = LessonLibrary.absence(of: name)
            return unread
        }
        let kind = Self.kind(of: path, bytes), lines = FileLines(bytes)
        guard let shell = makeShell(for: path, kind) else {
            unread.unreadable = noMemory
            return unread
        }
        let view = ReportView(style: Style(isOn: false), columns: 1 << 20)
        var checker = Checker(shell, kind: kind, mode: request.readsComments ? .comments : .marked, file: lines) { view.text(of: $0) }
        return CheckText.File(path: name, result: checker.check(lesson(kind, bytes)), lines: lines)
    }

    /// By its name; where that says nothing, by what it looks like.
    private static func kind(of path: String, _ bytes: [UInt8]) -> Checker.Kind {
        let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        if ["md", "markdown"].contains(ending) { return .lesson }
        if ["js", "mjs", "cjs"].contains(ending) { return .program }
        return Lesson.isTranscript(String(decoding: bytes, as: UTF8.self)) ? .transcript : .lesson
    }

    private func lesson(_ kind: Checker.Kind, _ bytes: [UInt8]) -> Lesson {
        let text = String(decoding: bytes, as: UTF8.self), mode: ExpectationMode = request.readsComments ? .comments : .marked
        return switch kind {
        case .lesson: Lesson(markdown: text, expecting: mode)
        case .program: Lesson(program: text, expecting: mode)
        case .transcript: Lesson(transcript: text)
        }
    }

    /// A program may read what lies beside it; a lesson nothing.
    private func makeShell(for path: String, _ kind: Checker.Kind) -> Shell? {
        var options = shellOptions(settings)
        options.notesPlaces = true
        if kind == .program {
            let real = Files.realPath(path) ?? path
            options.modulesFolder = real.lastIndex(of: "/").map { String(real[..<$0]) } ?? Files.currentDirectory
        }
        guard let shell = Shell(options: options) else { return nil }
        Interrupts.listen(for: shell)
        return shell
    }

    // MARK: Updating

    private func update(_ file: inout CheckText.File) {
        let edits = file.result.failures.compactMap(\.edit)
        guard !edits.isEmpty, file.path != "-", case .file? = LessonLibrary.place(of: file.path) else { return }
        do {
            try FileReplacement.write(file.lines.edited(edits), to: file.path)
            file.isUpdated = true
        } catch {
            output.complain("cannot update \(error)")
        }
    }
}
