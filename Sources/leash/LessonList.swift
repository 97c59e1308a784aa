import Lessons
import Terminal

/// `leash lessons`
struct LessonList {
    let output: Output
    let style: Style

    func show(format: Bool) -> Int32 {
        if format {
            output.write(LessonLibrary.format)
        } else {
            let lessons = LessonLibrary.names.map { name in (name: name, title: LessonLibrary.title(of: name)) }
            let width = lessons.map(\.name.count).max() ?? 0
            for lesson in lessons { output.write(style(.heading, TextWidth.pad(lesson.name, to: width)) + "   " + lesson.title + "\n") }
            output.write(style(.dim, "leash play NAME plays one, with --step step by step; leash lessons --format tells how to write one") + "\n")
        }
        output.flush()
        return ExitStatus.success
    }
}
