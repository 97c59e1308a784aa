import Synchronization

/// The wish that a long question be given up. Who goes through many nodes asks for it now and then and stops where it stands: what is found then
/// is worth nothing, and whoever put the question throws it away.
public enum Interruption {
    /// Not 0: given up. A signal's handler may write it.
    nonisolated(unsafe) public static let flag: UnsafeMutablePointer<Int32> = {
        let flag = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
        flag.initialize(to: 0)
        return flag
    }()

    public static var isRequested: Bool {
        UnsafeRawPointer(flag).assumingMemoryBound(to: Atomic<Int32>.self).pointee.load(ordering: .relaxed) != 0
    }

    /// The same, asked at every so many steps.
    @inline(__always) public static func isRequested(at step: Int) -> Bool { step & 0xFFFF == 0 && isRequested }

    /// Whether it was there; it is not any more.
    public static func take() -> Bool {
        defer { flag.pointee = 0 }
        if isRequested { taken.wrappingAdd(1, ordering: .relaxed) }
        return isRequested
    }

    /// How often it was there and taken: who works beside the one who asks knows by it that what was found in the meantime is worth nothing.
    public static var timesTaken: Int { taken.load(ordering: .relaxed) }
    private static let taken = Atomic<Int>(0)
}
