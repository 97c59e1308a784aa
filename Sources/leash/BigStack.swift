import CContext
import Platform

/// A stack on which deep recursion in a script meets the engine's limit long before the end of the memory.
///
/// The main thread has 8 MiB as a rule, and sometimes much less. Address space costs nothing: the kernel gives memory to the
/// pages that are touched, so a gibibyte reserved is as quick as a page.
enum BigStack {
    /// Runs `body` on such a stack and gives back what it does. `body` is told where the stack is.
    ///
    /// Where not even 64 MiB are to be had (`ulimit -v`), it runs on the caller's own stack, and is told a cautious part of it.
    static func run(_ body: @escaping (UnsafeRawBufferPointer) -> Int32) -> Int32 {
        // Not more than a quarter of what there is: the heap wants room as well.
        let most = AddressSpace.available / 4
        for size in [1 << 30, 1 << 28, 1 << 26] where size <= most {
            if let memory = reserve(size), let result = run(body, on: memory) { return result }
        }
        var here: UInt8 = 0
        return withUnsafeMutablePointer(to: &here) { here in
            let size = 512 << 10
            return body(UnsafeRawBufferPointer(start: UnsafeRawPointer(here) - size, count: size))
        }
    }

    /// Memory that is only an address until it is used, with a page at its low end that may not be touched: to run over the
    /// end is a crash, not somebody else's data.
    private static func reserve(_ size: Int) -> UnsafeMutableRawBufferPointer? {
        guard let memory = AddressSpace.reserve(size, for: .stack) else { return nil }
        AddressSpace.forbid(memory, guardSize)
        return UnsafeMutableRawBufferPointer(start: memory, count: size)
    }

    private static let guardSize = 65_536

    /// Nil: the system does not change stacks.
    ///
    /// The thread stays the same: one of its own would cost 0.2 ms before the first line of a program runs, to be made, to be
    /// woken on another processor, and to get memory of its own from `malloc`.
    private static func run(_ body: @escaping (UnsafeRawBufferPointer) -> Int32, on memory: UnsafeMutableRawBufferPointer) -> Int32? {
        let stack = UnsafeMutableRawBufferPointer(rebasing: memory.dropFirst(guardSize))
        task = (body, UnsafeRawBufferPointer(stack))
        let failure = leash_run_on_stack(stack.baseAddress, stack.count) {
            guard let (body, stack) = BigStack.task else { return }
            BigStack.result = body(stack)
        }
        return failure == 0 ? result : nil
    }

    // What is to be done, and what came of it: a function that a stack begins with has no parameters.
    nonisolated(unsafe) private static var task: (body: (UnsafeRawBufferPointer) -> Int32, stack: UnsafeRawBufferPointer)?
    nonisolated(unsafe) private static var result: Int32 = 0
}
