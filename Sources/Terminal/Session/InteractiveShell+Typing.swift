import Lessons
import Platform
import Shell

/// What helps to type: completion, parameters, the value that is to come.
extension InteractiveShell {
    func helpTyping() {
        editor?.complete = { [shell] line, cursor in
            let surroundings = Completions.Surroundings(names: Self.names(in:), lessons: { LessonLibrary.names })
            let found = shell.complete(line: line, cursor: cursor, surroundings: surroundings)
            return found.candidates.isEmpty ? nil : found
        }
        editor?.foresee = { [unowned self] text, cursor, columns in self.rows(of: shell.foresee(text, cursor: cursor), columns: columns) }
    }

    private static func names(in folder: String) -> [String] {
        let path = folder.hasPrefix("~/") ? (environment("HOME") ?? "~") + folder.dropFirst() : folder
        return (Files.names(in: path) ?? []).map { Files.isFolder(path + "/" + $0) ? $0 + "/" : $0 }
    }

    private func rows(of foresight: Foresight, columns: Int) -> [String] {
        var rows: [String] = []
        if let call = foresight.call { rows.append(row(of: call, columns: columns)) }
        if let value = foresight.value {
            rows.append(style(.dim, TextWidth.truncate(Sanitizer.visible(value).replacing("\n", with: " "), to: columns - 1)))
        }
        return rows
    }

    /// The parameter that is next stands out; where there is no room for all of them, those before it go.
    private func row(of call: CallHint, columns: Int) -> String {
        let names = call.parameters.map { Sanitizer.visible($0).replacing("\n", with: " ") }
        let current = min(call.current, names.last?.hasPrefix("...") == true ? names.count - 1 : call.current)
        let text = Sanitizer.visible(call.callee) + "(" + names.joined(separator: ", ") + ")"
        guard TextWidth.cells(text) < columns, names.indices.contains(current) else { return style(.dim, TextWidth.truncate(text, to: columns - 1)) }
        let before = names[..<current].map { $0 + ", " }.joined(), behind = names[(current + 1)...].map { ", " + $0 }.joined()
        return style(.dim, Sanitizer.visible(call.callee) + "(" + before) + names[current] + style(.dim, behind + ")")
    }
}
