import Syntax

/// What the machine keeps for regular expressions: programs, the memory for matching, and what the last match was.
///
/// A RegExp object holds the number of its program. Programs are kept as long as there is room; one that is gone is made again from the
/// object's source, so that no program has to be freed with its object.
final class RegExpRoom {
    let scratch = RegExpScratch()
    private var programs: [Int: RegExpProgram] = [:]
    private var byText: [Text: Int] = [:]
    private var nextNumber = 0
    private var bytes = 0

    private struct Text: Hashable {
        let source: [UInt16]
        let flags: RegExpFlags
    }

    private static let mostBytes = 8 << 20
    private static let mostPrograms = 4096

    func program(_ number: Int) -> RegExpProgram? { programs[number] }

    /// The program of a pattern, and its number. Throws what is wrong with the pattern.
    func program(for source: [UInt16], _ flags: RegExpFlags) throws(RegExpReader.Failure) -> (number: Int, program: RegExpProgram) {
        let text = Text(source: source, flags: flags)
        if let number = byText[text], let program = programs[number] { return (number, program) }
        let letters = RegExpFlags.letters.filter { flags.contains($0.flag) }.map(\.letter)
        let pattern = try RegExpReader.read(source, flags: letters)
        let program: RegExpProgram
        do { program = try RegExpCompiler.compile(pattern, flags) } catch { throw RegExpReader.Failure(message: "Regular expression too large") }
        if bytes > Self.mostBytes || programs.count >= Self.mostPrograms { forget() }
        nextNumber += 1
        programs[nextNumber] = program
        byText[text] = nextNumber
        bytes += program.byteCount + source.count * 2
        return (nextNumber, program)
    }

    private func forget() {
        programs = [:]
        byText = [:]
        bytes = 0
    }
}
