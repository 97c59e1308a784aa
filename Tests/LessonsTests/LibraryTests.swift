import Testing
@testable import Lessons
@testable import Shell

/// The shape of the lessons that Leash brings; whether they are true, the program checks.
@Suite("The library of lessons")
struct LibraryTests {
    @Test("each lesson is short, in sections, and asks before it tells", arguments: LessonLibrary.names.filter { $0 != "leak" })
    func shape(name: String) throws {
        guard case .embedded(let markdown)? = LessonLibrary.place(of: name) else { throw Missing() }
        let lesson = Lesson(markdown: markdown)
        #expect(lesson.problems == [])
        let questions = lesson.steps.compactMap { step in if case .question(let question) = step.kind { question } else { nil } }
        #expect(questions.count >= 2)
        #expect(questions.allSatisfy { !$0.why.isEmpty })
        #expect(questions.allSatisfy { $0.answer != nil || $0.choices.count { $0.isRight } == 1 })
        #expect((12...60).contains(lesson.activeSteps))
        let headings = lesson.steps.count { step in if case .prose(.heading(level: 2, _)) = step.kind { true } else { false } }
        #expect((4...10).contains(headings))
    }

    private struct Missing: Error {}
}

/// What is the answer.
@Suite("Answers to questions")
struct AnswerTests {
    @Test("who dies, where somebody does and where nobody does", arguments: [
        ("box = null, gc()", "#1 { a: 1 }"), ("gc()", "nobody"), ("let b = 1; gc();", "nobody"), ("gc", "nobody"), ("box.a", "1"), ("undefined", "undefined"),
        ("box = null; gc(); 3", "3"), ("null.gc()", "TypeError: Cannot read properties of null (reading 'gc')"),
    ])
    func dying(code: String, answer: String) throws {
        let shell = try #require(Shell())
        _ = shell.enter("let box = { a: 1 }")
        let lesson = Lesson(markdown: "```question\nWho dies?\nanswer: \(code)\n```\n")
        guard case .question(let question)? = lesson.steps.first?.kind else { throw NoQuestion() }
        let truth = try #require(try Quiz(in: shell).truth(of: question))
        #expect(Quiz.answer(to: question, truth: truth) == answer)
        #expect(shell.enter("box.a").value == "1")
    }

    private struct NoQuestion: Error {}
}
