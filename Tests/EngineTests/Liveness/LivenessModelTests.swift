import Platform
import Testing

/// Random programs against the model of the specification: after each collection those live that ought to, and the cleanups are those that are due.
struct LivenessModelTests {
    /// LEASH_MODEL_SEEDS asks for more programs.
    private static let programs = getenv("LEASH_MODEL_SEEDS").flatMap { Int(String(cString: $0)) } ?? 40
    private static let isStressed = getenv("LEASH_GC_STRESS") != nil

    @Test(arguments: 0..<10) func programsLiveAsTheModelSays(part: Int) {
        for seed in part * Self.programs / 10..<(part + 1) * Self.programs / 10 {
            // One fault does not hide those behind it.
            do { try LivenessProgram.check(seed, isStressed: Self.isStressed) } catch { Issue.record(error) }
        }
    }
}
