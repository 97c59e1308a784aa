import Platform
import TestSupport
import Testing
@testable import Lessons
@testable import Shell

/// Lessons as they run.
@Suite("Playing a lesson")
struct PlayerTests {
    /// What a short course on weak maps is made of, its second block beginning from scratch.
    static let course = """
        # Boxes

        ```js
        let red = {name: 'red'};
        let blue = {name: 'blue'};

        const firm = new Map();
        const soft = new WeakMap();


        firm.set(red, 'a box');
        firm.set(blue, 'another');
        ```

        And once more, to the end.

        ```js
        let red = {name: 'red'};
        let blue = {name: 'blue'};

        const firm = new Map();
        const soft = new WeakMap();

        firm.set(red, 'a box');
        soft.set(blue, 'another');

        red = null;
        blue = null;
        ```
        """

    private func play(_ lesson: Lesson, in shell: Shell) -> [Report] {
        var player = Player(lesson, in: shell)
        var reports: [Report] = []
        while let event = player.play() {
            if case .code(_, let report) = event { reports.append(report) }
        }
        return reports
    }

    @Test("every statement has a report, names may be declared again, and gc takes what nothing holds")
    func course() throws {
        let shell = try #require(Shell())
        let reports = play(Lesson(markdown: Self.course), in: shell)
        #expect(reports.count == 14)
        #expect(reports.allSatisfy { !$0.hasFailed })
        #expect(shell.enter("firm.size").value == "1")
        guard let collection = shell.enter("gc").answer(as: CollectionReport.self) else {
            Issue.record("gc reports no collection")
            return
        }
        #expect(collection.collected.map(\.preview).contains("{ name: 'blue' }"))
        #expect(collection.losses.map(\.text).contains("soft lost 1 entry"))
        #expect(shell.enter("[...firm.keys()]").value == "[ { name: 'red' } ]")
    }

    @Test("a statement that fails does not end the lesson")
    func failing() throws {
        let shell = try #require(Shell())
        let reports = play(Lesson(markdown: "```js\nnull.x\nlet a = 5\n```\n```js\na +\n```\n```js\na\n```\n"), in: shell)
        #expect(reports.map(\.hasFailed) == [true, false, true, false])
        #expect(reports.last?.value == "5")
    }

    @Test("twice the same lesson, twice the same reports")
    func deterministic() throws {
        let lesson = Lesson(markdown: Self.course)
        #expect(play(lesson, in: try #require(Shell())) == play(lesson, in: try #require(Shell())))
    }

    @Test("a lesson reaches no file, and does not end the shell", arguments: [".load /etc/passwd", ".save /tmp/leash-lesson", "exit", ".clear"])
    func harmless(command: String) throws {
        let shell = try #require(Shell())
        let reports = play(Lesson(markdown: "```js\n\(command)\n```\n```js\n1 + 1\n```\n"), in: shell)
        guard reports.first?.answer(as: Refusal.self) != nil else {
            Issue.record("\(command) is not refused")
            return
        }
        #expect(reports.last?.value == "2")
    }

    @Test("the lessons that come with Leash are part of the program: all of the folder, and nothing else")
    func library() throws {
        let names = try #require(Files.names(in: Self.folder)).filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }.sorted()
        #expect(LessonLibrary.names == names.filter { $0 != "README" })
        for name in LessonLibrary.names {
            let file = String(decoding: try Files.read("\(Self.folder)/\(name).md", .regularFile, limit: 1 << 20), as: UTF8.self)
            #expect(LessonLibrary.place(of: name) == .embedded(markdown: file))
        }
        #expect(LessonLibrary.format.hasPrefix("# How a lesson is written"))
        #expect(LessonLibrary.place(of: "README") == nil)
        #expect(LessonLibrary.place(of: "nonsense") == nil)
        #expect(LessonLibrary.place(of: "a/b.md") == .file(path: "a/b.md"))
    }

    private static let folder = Repository.path + "/Scripts/lessons"

    @Test("the first lesson plays to its end")
    func first() throws {
        let shell = try #require(Shell())
        let lesson = try Lesson(contentsOf: Self.folder + "/weakmap.md")
        let failed = play(lesson, in: shell).filter(\.hasFailed)
        #expect(failed.map(\.source) == ["for (const [dog, note] of weak) console.log(dog.name, note)", "weak.set('Sunny', 'the name instead of the dog')"])
        #expect(shell.enter("strong.size").value == "0")
    }

    @Test("the lesson of the cache asks the explorer, whatever was there before")
    func cache() throws {
        let shell = try #require(Shell())
        _ = shell.enter("let before = [{}, {}]")
        let reports = play(try Lesson(contentsOf: Self.folder + "/leak.md"), in: shell)
        #expect(reports.allSatisfy { !$0.hasFailed })
        let dying = reports.compactMap { report in if let answer = report.answer(as: WeakVersionReport.self) { answer.dying.count } else { nil } }
        #expect(dying == [3])
        let told = reports.compactMap { report in if let story = report.answer(as: ExplainReport.self) { story.collection.collected.count } else { nil } }
        #expect(told == [3])
    }

    @Test("the notes that Leash grew from replay without an error", .enabled(if: Seed.path != nil))
    func seed() throws {
        let shell = try #require(Shell())
        let reports = play(try Lesson(contentsOf: try #require(Seed.path)), in: shell)
        #expect(reports.count == 14)
        #expect(reports.allSatisfy { !$0.hasFailed })
        #expect(shell.enter("strong.size").value == "2")
        // The journal holds two lessons' worth of dogs; those of the second block are in `strong`, both.
        _ = shell.enter("gc")
        #expect(shell.enter("[...strong.keys()].map(dog => dog.name).join()").value == "'Snickers,Sunny'")
    }
}

/// The notes that Leash grew from, beside this repository on some machines.
private enum Seed {
    static var path: String? {
        let path = Repository.path + "/../shared/seed/weakmap-notes.md"
        return access(path, R_OK) == 0 ? path : nil
    }
}
