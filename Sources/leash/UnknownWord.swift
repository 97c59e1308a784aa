import Lessons
import Platform
import Shell

/// `leash pla weakmap`, `leash weakmap`, `leash notes.txt`: what to say of a first word that is no command and no file whose name says what it is.
enum UnknownWord {
    /// Nil where the first word is a command, an option, or missing.
    static func message(for arguments: [String], commands: [String]) -> String? {
        guard let word = arguments.dropFirst(NamedFile.leadingOptions(arguments)).first, !word.hasPrefix("-"), !commands.contains(word) else { return nil }
        let help = "\n  See 'leash --help' for more information."
        if LessonLibrary.names.contains(word) { return "Error: \(word) is a lesson: leash play \(word) plays it" + help }
        if Files.isFolder(word) { return "Error: \(word) is a folder, and leash takes a file" + help }
        if Files.isRegularFile(word) {
            return "Error: the name of \(word) does not say what it is: leash run \(word) runs a program, leash play \(word) plays a lesson, leash check \(word) checks a transcript" + help
        }
        return "Error: there is no command named \(word)" + (NearNames.question(for: word, in: commands + LessonLibrary.names).map { ": \($0)" } ?? "") + help
    }
}
