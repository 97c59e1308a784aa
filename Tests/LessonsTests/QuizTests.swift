import Testing
@testable import Lessons
@testable import Shell

/// Who is right.
@Suite("Questions")
struct QuizTests {
    private func judge(_ response: String, _ question: String) throws -> (isRight: Bool, answer: String) {
        let shell = try #require(Shell())
        _ = shell.enter("let strong = new Map([['a', 1]]), ben = { name: 'Ben' }; ben = null")
        _ = shell.enter("let ada = { name: 'Ada' }")
        _ = shell.enter("ada = null")
        guard case .success(let asked) = Question.read(question, line: 1) else { throw Failed() }
        var quiz = Quiz(in: shell)
        let entries = shell.journal.entries.count
        let truth = try #require(try quiz.truth(of: asked))
        let verdict = try quiz.judge(response, to: asked, truth: truth)
        #expect(shell.journal.entries.count == entries)
        #expect(quiz.right == (verdict.isRight ? 1 : 0))
        return (verdict.isRight, verdict.answer)
    }

    private struct Failed: Error {}

    @Test("an answer is JavaScript, numbers of objects, a name, the kind of an error, or a choice", arguments: [
        ("1", "?\nanswer: strong.size", true), ("strong.size", "?\nanswer: strong.size", true), ("2", "?\nanswer: strong.size", false), ("2 - 1", "?\nanswer: strong.size", true),
        ("\"a\"", "?\nanswer: 'a'", true), ("a", "?\nanswer: 'a'", false), ("[1,2]", "?\nanswer: [1, 2]", true), ("nonsense(", "?\nanswer: 1", false), ("throw 1", "?\nanswer: 1", false),
        ("TypeError", "?\nanswer: null.x", true), ("a type error", "?\nanswer: null.x", true), ("5", "?\nanswer: null.x", false), ("strong = 1", "?\nanswer: strong.size", true), ("strong = 2", "?\nanswer: strong.size", false),
        ("#2", "?\nanswer: gc", true), ("2", "?\nanswer: gc", true), ("Ada", "?\nanswer: gc", true), ("#1 #2", "?\nanswer: gc", false), ("nobody", "?\nanswer: gc", false), ("#1", "?\nanswer: gc", false),
        ("2", "?\n- [ ] no\n- [x] yes", true), ("1", "?\n- [ ] no\n- [x] yes", false), ("Yes", "?\n- [ ] no\n- [x] yes", true), ("3", "?\n- [ ] no\n- [x] yes", false), ("x", "?\n- [ ] no\n- [x] yes", false),
        ("1", "?\n- `1`\n- 2\nanswer: strong.size", true), ("2", "?\n- `1`\n- 2\nanswer: strong.size", false),
    ])
    func answers(_ response: String, _ question: String, _ isRight: Bool) throws { #expect(try judge(response, question).isRight == isRight) }

    @Test("Ctrl-C while an answer is looked for, or taken back, leaves nothing of it behind", arguments: [false, true])
    func interrupted(_ onTheWayBack: Bool) throws {
        let shell = try #require(Shell())
        _ = shell.enter("let ada = { name: 'Ada' }")
        guard case .success(let asked) = Question.read("?\nanswer: ada = null; gc()", line: 1) else { throw Failed() }
        func press() { shell.requestWord.pointee |= Shell.interruptionBit }
        var isFirst = true
        shell.onMachineChange = {
            if isFirst { press() }
            isFirst = false
        }
        defer { shell.onMachineChange = nil }
        if !onTheWayBack { press() }
        #expect(throws: Quiz.Interrupted.self) { try Quiz(in: shell).truth(of: asked) }
        #expect(shell.journal.entries.count == 1)
        #expect(shell.enter("ada.name").value == "'Ada'")
    }

    @Test("the answer in words")
    func words() throws {
        #expect(try judge("x", "?\nanswer: gc").answer == "#2 { name: 'Ada' }")
        #expect(try judge("x", "?\n- [x] a\n- [x] b\n- c").answer == "a, b")
        #expect(try judge("x", "?\nanswer: null.x").answer == "TypeError: Cannot read properties of null (reading 'x')")
    }
}
