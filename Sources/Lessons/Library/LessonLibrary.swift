import CLessons
import Platform
import Shell

/// The lessons that come with Leash: `play weakmap` plays `Scripts/lessons/weakmap.md`, which is part of the program.
public enum LessonLibrary {
    /// Where a lesson is.
    public enum Place: Equatable, Sendable {
        case embedded(markdown: String)
        case file(path: String)
    }

    /// What `name` stands for: a file, when it has a `/` or a `.` in it or there is one by that name, else one of the lessons that come
    /// with Leash. Nil: there is no such lesson.
    public static func place(of name: String) -> Place? {
        if name == "-" || name.contains("/") || name.contains(".") || Files.isRegularFile(name) { return .file(path: name) }
        return name == formatName ? nil : text(of: name).map { .embedded(markdown: $0) }
    }

    /// Sorted.
    public static var names: [String] { rows.map(\.name).filter { $0 != formatName } }

    /// What to say where there is none of that name.
    public static func absence(of name: String) -> String {
        if Files.isFolder(name) { return "\(name) is a folder, not a lesson" }
        return "there is no file and no lesson named \(name) · " + (NearNames.question(for: name, in: names) ?? "the lessons are \(names.joined(separator: ", "))")
    }

    /// The title that the lesson gives itself.
    public static func title(of name: String) -> String { text(of: name).flatMap { Lesson(markdown: $0).title } ?? name }

    /// How a lesson is written, in Markdown.
    public static var format: String { text(of: formatName) ?? "" }

    private static let formatName = "README"

    private static func text(of name: String) -> String? {
        rows.first { $0.name == name }.map { String(decoding: UnsafeBufferPointer(start: $0.row.text, count: $0.row.count), as: UTF8.self) }
    }

    private static var rows: [(name: String, row: leash_lesson)] {
        let count = leash_lesson_count()
        return (0..<count).compactMap { index in
            let row = leash_lesson_at(index)
            return row.name.map { (String(cString: $0), row) }
        }
    }
}
