import Platform

/// The lessons that come with Leash: `play weakmap` finds `weakmap.md`.
///
/// They are files, so that a teacher can read them, change them and add to them. They are looked for from the program
/// upwards: `Scripts/lessons/` of the repository that it was built in, or `share/leash/lessons/` where it was installed.
public enum LessonLibrary {
    /// What `name` stands for on the command line: a file, when it has a `/` or a `.` in it or there is one by that name, else
    /// one of the lessons that come with Leash. Nil: there is no such lesson.
    public static func path(of name: String, program: String = LessonLibrary.program) -> String? {
        if name.contains("/") || name.contains(".") || Files.isRegularFile(name) { return name }
        return folder(program: program).map { "\($0)/\(name).md" }.flatMap { Files.isRegularFile($0) ? $0 : nil }
    }

    /// The names of the lessons that come with Leash, sorted.
    public static func names(program: String = LessonLibrary.program) -> [String] {
        guard let path = folder(program: program), let names = Files.names(in: path) else { return [] }
        return names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.map { String($0.dropLast(3)) }.sorted()
    }

    /// Where this program is.
    public static var program: String { ThisProgram.path }

    private static func folder(program: String) -> String? {
        var folder = Substring(program)
        // `.build/x86_64-unknown-linux-gnu/release/leash` is four levels below the repository.
        for _ in 0..<5 {
            guard let slash = folder.lastIndex(of: "/") else { return nil }
            folder = folder[..<slash]
            for place in ["Scripts/lessons", "share/leash/lessons"] where Files.isFolder("\(folder)/\(place)") { return "\(folder)/\(place)" }
        }
        return nil
    }
}
