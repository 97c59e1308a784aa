import Foundation
import Testing
@testable import TestSupport

/// What the README shows is what the program says.
@Suite("The README", .enabled(if: Program.isBuilt))
struct ReadmeTests {
    private let leash: Leash

    init() throws {
        leash = try Leash()
    }

    /// The fenced blocks in which something is typed at the prompt.
    private func transcripts() throws -> [[Substring]] {
        let text = try String(contentsOfFile: Repository.path + "/README.md", encoding: .utf8)
        return text.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }
            .map { $0.element.split(separator: "\n").filter { !$0.hasPrefix("$ ") && !$0.hasPrefix("leash 0.1") } }
            .filter { $0.contains { $0.hasPrefix("> ") } }
    }

    @Test("transcripts are the program's own, to the letter")
    func transcriptsAreTrue() throws {
        let transcripts = try transcripts()
        #expect(transcripts.count >= 2)
        for lines in transcripts {
            let entries = lines.filter { $0.hasPrefix("> ") }.map { $0.dropFirst(2) }
            let output = try leash(input: entries.joined(separator: "\n") + "\n").output
            #expect(output.split(separator: "\n") == lines.filter { !$0.hasPrefix("> ") })
        }
    }
}
