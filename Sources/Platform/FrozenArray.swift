/// Numbers side by side that nobody changes any more, in an array or in a file that is mapped: whoever reads them does not know which.
public struct FrozenArray<Element: BitwiseCopyable>: RandomAccessCollection, @unchecked Sendable {
    /// For loops in which a check of every index would cost more than what is done.
    public let base: UnsafePointer<Element>
    public let count: Int
    /// Keeps the memory.
    private let owner: AnyObject?

    private final class Box {
        let elements: [Element]
        init(_ elements: [Element]) { self.elements = elements }
    }

    public init(_ elements: [Element]) {
        let box = Box(elements)
        // The box is never changed, so the elements stay where they are.
        base = box.elements.withUnsafeBufferPointer { $0.baseAddress ?? FrozenArray.nothing }
        count = elements.count
        owner = box
    }

    /// What was worked out, and is changed no more.
    public init(_ scratch: Scratch<Element>) {
        base = UnsafePointer(scratch.base)
        count = scratch.count
        owner = scratch
    }

    public init() {
        base = FrozenArray.nothing
        count = 0
        owner = nil
    }

    /// The elements that begin at a byte of a file; nil where they are not all in it, or do not stand at a multiple of their size.
    public init?(_ file: MappedFile, at offset: Int, count: Int) {
        guard offset >= 0, count >= 0, offset % MemoryLayout<Element>.alignment == 0, offset <= file.bytes.count,
              count <= (file.bytes.count - offset) / MemoryLayout<Element>.stride else { return nil }
        base = count == 0 ? FrozenArray.nothing : file.bytes.baseAddress.unsafelyUnwrapped.advanced(by: offset).assumingMemoryBound(to: Element.self)
        self.count = count
        owner = file
    }

    /// An address that nobody reads.
    private static var nothing: UnsafePointer<Element> { UnsafePointer(bitPattern: 16).unsafelyUnwrapped }

    public var startIndex: Int { 0 }
    public var endIndex: Int { count }

    @inlinable public subscript(index: Int) -> Element {
        precondition(index >= 0 && index < count)
        return base[index]
    }

    /// As they stand in memory.
    public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: UnsafeRawPointer(base), count: count * MemoryLayout<Element>.stride) }
}
