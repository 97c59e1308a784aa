import CMemory

/// What Leash holds outside the heap on a script's behalf: syntax trees, code, queues, lists and texts that grow as a script likes.
///
/// All of it comes from the C library, where it is counted (see CMemory). The heap limit is for both together. What a program
/// needs that does nothing unusual is free: so the number of bytes on the heap alone, which is the same on every machine, says
/// when an ordinary script meets its limit.
enum NativeMemory {
    /// Leash itself takes some of this.
    static let free = 16 << 20

    /// Bytes that count against the heap limit.
    @inline(__always) static var charged: Int { max(0, Int(leash_memory().pointee.held) - free) }

    /// From now on `bits` are set in `request` when `bytes` may be charged and more is held.
    static func watch(_ request: UnsafeMutablePointer<Int32>, bits: Int32, charging bytes: Int) {
        let account = leash_memory()
        account.pointee.request = request
        account.pointee.bits = bits
        account.pointee.limit = Int64(free + max(0, bytes))
    }

    /// The word is not there any more.
    static func forget(_ request: UnsafeMutablePointer<Int32>) {
        if leash_memory().pointee.request == request { leash_memory().pointee.request = nil }
    }
}
