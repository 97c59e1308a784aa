import Platform
import Testing
@testable import Terminal
@testable import TestSupport

/// Somebody presses keys at random, and after each few of them the screen is as ``EditorModel`` says.
///
/// `LEASH_EDITOR_KEYS=3000` presses so many for each width, 20 columns to 100, and says how many there were. `LEASH_EDITOR_SEED=4712` has
/// other keys pressed, `LEASH_EDITOR_SIZE=20x15` presses them at that size alone.
@Suite("Keys at random", .enabled(if: Program.isBuilt), .timeLimit(.minutes(60)))
struct EditorRandomTests {
    private static let characters = ["a", "b", "c", " ", " ", "0", "(", ")", "{", "'", "é", "ß", "e\u{301}", "狗", "字", "한", "🐶", "👩‍👩‍👧", "👍🏽", "🇩🇪", "☂️", "ा", "\u{301}"]

    private static var long: Int? { environment("LEASH_EDITOR_KEYS").flatMap(Int.init) }

    private static var size: [Int]? { environment("LEASH_EDITOR_SIZE").map { $0.split(separator: "x").compactMap { Int($0) } }.flatMap { $0.count == 2 ? $0 : nil } }

    @Test("the screen shows the text and the cursor, at every width")
    func screen() throws {
        var generator = Dice(seed: environment("LEASH_EDITOR_SEED").flatMap(UInt64.init) ?? 4711)
        var keys = 0, comparisons = 0
        let widths = Self.size.map { [$0[0]] } ?? (Self.long == nil ? [20, 33, 80] : Array(20...100))
        for width in widths {
            let height = Self.size?[1] ?? 4 + generator.below(12)
            let (pressed, compared) = try edit(columns: width, rows: height, keys: Self.long ?? 220, &generator)
            keys += pressed
            comparisons += compared
        }
        if Self.long != nil { print("\(keys) keys at \(widths.count) widths, \(comparisons) comparisons, 0 disagreements") }
    }

    private func edit(columns: Int, rows: Int, keys: Int, _ dice: inout Dice) throws -> (keys: Int, comparisons: Int) {
        let home = try TemporaryFolder()
        let terminal = try PseudoTerminal(Program.path, environment: ["HOME": home.path, "TERM": "xterm-256color", "PATH": "/usr/bin:/bin"],
                                          columns: columns, rows: rows)
        try terminal.waitForRow(">")
        var model = EditorModel(), pressed = 0, comparisons = 0, recent: [String] = []
        func press(_ key: EditorModel.Key) {
            guard model.isHarmless(key) else { return }
            model.press(key)
            terminal.type(key.bytes)
            recent = recent.suffix(40) + ["\(key)"]
            pressed += 1
        }
        press(.insert("`"))
        while pressed < keys {
            for _ in 0..<(1 + dice.below(6)) { press(Self.key(&dice, model)) }
            if dice.below(40) == 0 {
                let size = (columns: max(20, columns + dice.below(21) - 10), rows: rows + dice.below(5) - 1)
                // What comes before the resize is to be on the screen when the terminal breaks its rows anew.
                try compare(model, terminal, recent)
                terminal.resize(columns: size.columns, rows: size.rows)
                recent.append("\(size)")
            }
            try compare(model, terminal, recent)
            comparisons += 1
        }
        #expect(terminal.screen.unknown == [])
        return (pressed, comparisons)
    }

    private func compare(_ model: EditorModel, _ terminal: PseudoTerminal, _ keys: [String]) throws {
        do {
            try terminal.wait(for: "the text", seconds: 5) { model.disagreement(with: $0) == nil }
        } catch {
            Issue.record("""
                \(terminal.screen.columns) x \(terminal.screen.height): \(model.disagreement(with: terminal.screen) ?? "")
                after \(keys.joined(separator: " "))
                \(terminal.screen.lines.map { "|\($0)|" }.joined(separator: "\n"))
                expected \(model.rows(columns: terminal.screen.columns))
                """)
            throw error
        }
    }

    private static func key(_ dice: inout Dice, _ model: EditorModel) -> EditorModel.Key {
        switch dice.below(40) {
        case 0..<14: return .insert(characters[dice.below(characters.count)])
        case 14: return .newline
        case 15: return .paste((0..<(1 + dice.below(4))).map { _ in String(repeating: characters[dice.below(10)], count: dice.below(30)) }.joined(separator: "\n") + "x")
        case 16..<21: return .left
        case 21..<24: return .right
        case 24: return .home
        case 25: return .end
        case 26..<29: return .up
        case 29..<31: return .down
        case 31..<35: return .backspace
        case 35..<37: return .delete
        case 37: return model.text.count > 400 ? .cutLine : .cutToEnd
        case 38: return .cutLine
        default: return model.text.count > 600 ? .cutToEnd : .putBack
        }
    }
}

/// The same numbers in each run.
private struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }
}
