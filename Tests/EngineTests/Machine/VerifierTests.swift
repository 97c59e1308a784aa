import Syntax
import Testing
@testable import Engine

/// Code that no compiler should write is refused, and the message names the instruction.
struct VerifierTests {
    private let scopes = [
        ScopeDescriptor(names: ["a", "b"], kinds: [.let, .let], deadZones: [true, true], role: .block, functionKind: nil, isStrict: false, functionName: ""),
        ScopeDescriptor(names: ["c"], kinds: [.let], deadZones: [true], role: .block, functionKind: nil, isStrict: false, functionName: ""),
    ]

    private func fault(_ words: [UInt64], registers: Int = 8, heights: Int = 8, constants: [Value] = [], caches: Int = 0,
                       handlers: [Handler] = [], outerScopes: [Int] = []) -> String? {
        Verifier.fault(in: UnverifiedCode(
            instructions: words, heights: words.map { _ in UInt16(heights) }, constants: constants, cacheCount: caches, handlers: handlers,
            registerCount: registers, outerScopes: outerScopes), scopes: scopes)
    }

    private func word(_ opcode: Opcode, _ operands: [(Instruction.Field, Int)] = []) -> UInt64 {
        operands.reduce(UInt64(opcode.rawValue)) { $0 | $1.0.encode($1.1) }
    }

    private var end: UInt64 { word(.returnUndefined) }
    private func jump(_ distance: Int) -> UInt64 { word(.jump, [(.k, distance)]) }

    @Test func soundCodePasses() {
        #expect(fault([word(.loadInt, [(.a, 2), (.k, -5)]), word(.returnValue, [(.a, 2)])]) == nil)
        #expect(fault([word(.jumpIfTrue, [(.a, 1), (.k, 1)]), word(.jump, [(.k, 0)]), end]) == nil)
    }

    @Test func wordsThatAreNoInstructions() {
        #expect(fault([0xFF, end]) == "word 0 is no instruction")
        #expect(fault([end, word(.jumpIfLess, [(.a, 1), (.b, 1)])]) == "instruction 1, jumpIfLess, lacks its second word")
        #expect(fault([word(.returnUndefined, [(.a, 3)])]) == "instruction 0, returnUndefined: bits in fields that it does not have")
    }

    @Test func controlThatRunsOffTheEnd() {
        #expect(fault([]) == "control runs off the end, behind nothing")
        #expect(fault([word(.loadNull, [(.a, 2)])]) == "control runs off the end, behind loadNull")
        #expect(fault([word(.jumpIfTrue, [(.a, 1), (.k, -1)])]) == "control runs off the end, behind jumpIfTrue")
    }

    @Test func registersOutOfRange() {
        #expect(fault([word(.move, [(.a, 8), (.b, 1)]), end])?.hasSuffix("r8 ← r1: register 8 of 8") == true)
        #expect(fault([word(.getMethod, [(.a, 7), (.b, 1)]), end], caches: 1)?.contains("instruction 0, getMethod") == true)
        #expect(fault([word(.callPlain, [(.a, 2), (.b, 5), (.c, 2)]), end])?.contains("register 8 of 8") == true)
        #expect(fault([word(.newFunction, [(.a, 2), (.b, Operand.none), (.wide, 0)]), end])?.contains("constant 0 of 0") == true)
    }

    @Test func readsThatTheStackMapDoesNotKnow() {
        #expect(fault([word(.throw, [(.a, 5)])], heights: 5)?.hasSuffix("register 5 is read where the stack map ends at 5") == true)
        #expect(fault([word(.loadNull, [(.a, 5)]), end], heights: 5) == nil)
    }

    @Test func constantsAndCaches() {
        #expect(fault([word(.loadConstant, [(.a, 2), (.k, 3)]), end], constants: [.null])?.contains("constant 3 of 1") == true)
        #expect(fault([word(.throwError, [(.k, 0)])], constants: [.null])?.hasSuffix("constant 0 is no string") == true)
        #expect(fault([word(.newClass, [(.a, 2), (.b, 1)]), end], constants: [Value(int32: 1)])?.hasSuffix("constant 0 is no code") == true)
        #expect(fault([word(.getProperty, [(.a, 2), (.b, 1), (.wide, 1)]), end], caches: 1)?.hasSuffix("cache 1 of 1") == true)
        #expect(fault([word(.initializeGlobal, [(.a, 1), (.b, 3)]), end], caches: 1)?.hasSuffix("choice 3 of 2") == true)
    }

    @Test func jumpsIntoNowhere() {
        #expect(fault([jump(7), end])?.hasSuffix("→ 8: a jump to 8, where no instruction starts") == true)
        #expect(fault([jump(-2), end])?.contains("a jump to -1") == true)
        let branch = [word(.jumpIfLess, [(.a, 1), (.b, 1)]), UInt64(bitPattern: -1)]
        // Into its own second word.
        #expect(fault(branch + [end])?.contains("a jump to 1, where no instruction starts") == true)
    }

    @Test func exceptionRanges() {
        let code = [word(.loadNull, [(.a, 2)]), word(.loadNull, [(.a, 2)]), word(.loadNull, [(.a, 2)]), end]
        func ranges(_ ranges: [(Int32, Int32, Int32)], register: Int32 = 2) -> String? {
            fault(code, handlers: ranges.map { Handler(start: $0.0, end: $0.1, target: $0.2, register: register) })
        }
        #expect(ranges([(0, 1, 3), (0, 2, 3), (2, 4, 3)]) == nil)
        #expect(ranges([(0, 2, 3), (1, 3, 3)]) == "the exception range 0 to 2 overlaps one from 1 to 3")
        // The outer one first: it would catch in place of the inner.
        #expect(ranges([(0, 3, 3), (1, 2, 3)]) == "the exception range 0 to 3 overlaps one from 1 to 2")
        #expect(ranges([(2, 1, 3)]) == "the exception range 2 to 1 does not start at an instruction")
        #expect(ranges([(0, 5, 3)]) == "the exception range 0 to 5 ends within an instruction")
        #expect(ranges([(0, 1, 4)]) == "the exception range 0 to 1 goes on at 4, where no instruction starts")
        #expect(ranges([(0, 1, 3)], register: 8) == "the exception range 0 to 1 uses register 8 of 8")
    }

    // MARK: Environments

    private var makeInner: [UInt64] {
        [word(.loadClosureEnvironment, [(.a, 2)]), word(.newEnvironment, [(.a, 2), (.b, 2), (.wide, 0)])]
    }

    private func environmentFault(_ words: [UInt64]) -> String? {
        fault(words, constants: [Value(int32: 0), Value(int32: 1)], outerScopes: [1])
    }

    @Test func hopsAndSlotsOfEnvironmentsThatExist() {
        #expect(environmentFault(makeInner + [word(.getEnvironment, [(.a, 3), (.b, 2), (.c, 1), (.d, 0)]), end]) == nil)
        #expect(environmentFault(makeInner + [word(.getEnvironment, [(.a, 3), (.b, 2), (.c, 0), (.d, 1)]), end]) == nil)
        #expect(environmentFault([word(.getClosure, [(.a, 3), (.c, 0), (.d, 0)]), end]) == nil)
    }

    @Test func hopsBeyondAllEnvironments() {
        #expect(environmentFault(makeInner + [word(.getEnvironment, [(.a, 3), (.b, 2), (.d, 2)]), end])?.hasSuffix("2 hops from register 2 lead beyond all environments") == true)
        #expect(environmentFault([word(.getClosure, [(.a, 3), (.d, 1)]), end])?.hasSuffix("1 hops from the closure lead beyond all environments") == true)
        #expect(environmentFault(makeInner + [word(.setEnvironment, [(.a, 3), (.b, 2), (.c, 2)]), end])?.hasSuffix("slot 2 of 2") == true)
        #expect(environmentFault([word(.getClosure, [(.a, 3), (.c, 1)]), end])?.hasSuffix("slot 1 of 1") == true)
    }

    @Test func registersThatHoldAnEnvironmentOnOnePathOnly() {
        let read = word(.getEnvironment, [(.a, 3), (.b, 2)])
        let code = [word(.jumpIfTrue, [(.a, 1), (.k, 2)])] + makeInner + [read, end]
        #expect(environmentFault(code)?.hasPrefix("instruction 3, getEnvironment") == true)
        #expect(environmentFault(code)?.hasSuffix("register 2 holds no known environment") == true)
        #expect(environmentFault(makeInner + [word(.loadInt, [(.a, 2), (.k, 1)]), read, end])?.hasSuffix("register 2 holds no known environment") == true)
    }

    @Test func environmentsOfTheWrongSize() {
        let code = [word(.loadNull, [(.a, 2)]), word(.newEnvironment, [(.a, 2), (.b, 3), (.wide, 0)]), end]
        #expect(environmentFault(code)?.hasSuffix("3 slots for a scope of 2") == true)
        #expect(environmentFault([word(.newEnvironment, [(.a, 2), (.b, 3), (.wide, 2)]), end])?.contains("constant 2 of 2") == true)
    }

    /// A function that closes over nothing stands between two that have environments: what it makes has none outside.
    @Test(arguments: [
        "(() => { let a = 1; const g = () => a; return () => { let b = 2; return () => b; }; })()()()",
        "(() => { let a = 1; const g = () => a; return () => { let b = 2; return () => b + a; }; })()()() - 1",
        "class C { #a = 1; static N() { return class { #f = 2; get f() { return this.#f; } }; } } new (C.N())().f",
        "(() => { let a = 1; const g = () => a; return () => { let b = 2; return eval('() => b'); }; })()()()",
    ])
    func chainsEndAtFunctionsThatCloseOverNothing(_ source: String) throws {
        #expect(try TestMachine().string(source) == "2")
    }
}
