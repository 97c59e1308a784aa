import Platform

/// An index as a file: a page that says what is in it, and sections that each begin at a multiple of 64.
///
/// The page: eight bytes by which the format is known, a checksum of the rest of the page, what the index was made of and by whom, and for
/// each section its place, its bytes and its checksum.
struct IndexFile {
    enum Section: Int, CaseIterable {
        case numbers, texts, words
        case types, detachedness, names, ids, sizes, kinds, builtIn, starts
        case targets, classes, edgeNames, ephemerons, sharedTables, modules, classMaps, locations, strings
        case reached, reachedKeys, ways, waysKeys, dominators, retained
        case order, orderParents, scopes, scopeStarts, scopeFunctions, scopeUses, leaks, classSizes, page
    }

    static let pageSize = 4096
    /// The last digit is that of the format.
    private static let mark: UInt64 = 0x3148_5341_454C_0001

    private let file: MappedFile
    private let places: [(offset: Int, count: Int, checksum: UInt64)]

    /// Nil for what is no index, and for one of something else: `origin` is what it must have been made of.
    init?(_ file: MappedFile, origin: [UInt64]) {
        guard file.bytes.count >= IndexFile.pageSize else { return nil }
        let page = UnsafeRawBufferPointer(rebasing: file.bytes[..<IndexFile.pageSize])
        func number(_ place: Int) -> UInt64 { page.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self) }
        guard number(0) == IndexFile.mark, number(1) == IndexChecks.checksum(UnsafeRawBufferPointer(rebasing: page[16...])) else { return nil }
        guard origin.indices.allSatisfy({ number(2 + $0) == origin[$0] }) else { return nil }
        var places: [(offset: Int, count: Int, checksum: UInt64)] = []
        for section in Section.allCases {
            let place = 2 + origin.count + section.rawValue * 3
            guard let offset = Int(exactly: number(place)), let count = Int(exactly: number(place + 1)), offset <= file.bytes.count,
                  count <= file.bytes.count - offset else { return nil }
            places.append((offset, count, number(place + 2)))
        }
        self.file = file
        self.places = places
    }

    /// A section's elements, where it is as it was written, has so many of them (any number where nil), and keeps to its bound.
    func array<Element: BitwiseCopyable>(_ section: Section, _ count: Int?, _ bound: IndexChecks.Bound = .none) -> FrozenArray<Element>? {
        let (offset, bytes, checksum) = places[section.rawValue], stride = MemoryLayout<Element>.stride
        guard bytes % stride == 0, count == nil || count == bytes / stride, offset % 64 == 0,
              let array = FrozenArray<Element>(file, at: offset, count: bytes / stride) else { return nil }
        let (found, holds) = IndexChecks.look(at: array.bytes, bound)
        return found == checksum && holds ? array : nil
    }

    /// What comes of sections on their way into a file.
    struct Writing {
        private var numbers = [UInt64](repeating: 0, count: pageSize / 8)
        private var offset = pageSize
        private let firstSection: Int

        init(origin: [UInt64]) {
            numbers[0] = mark
            for (place, number) in origin.enumerated() { numbers[2 + place] = number }
            firstSection = 2 + origin.count
        }

        /// The bytes of the sections as they stand in the file, behind those that came before.
        mutating func add(_ sections: [(Section, UnsafeRawBufferPointer)]) -> [UnsafeRawBufferPointer] {
            var bodies: [UnsafeRawBufferPointer] = []
            for (section, bytes) in sections {
                let place = firstSection + section.rawValue * 3
                numbers[place] = UInt64(offset)
                numbers[place + 1] = UInt64(bytes.count)
                numbers[place + 2] = IndexChecks.checksum(bytes)
                bodies.append(bytes)
                let padding = (64 - bytes.count % 64) % 64
                if padding > 0 { bodies.append(UnsafeRawBufferPointer(start: zeros.bytes.baseAddress, count: padding)) }
                offset += bytes.count + padding
            }
            return bodies
        }

        /// The first page of the file, when all sections are known.
        var page: [UInt8] {
            var numbers = numbers
            numbers[1] = numbers.withUnsafeBytes { IndexChecks.checksum(UnsafeRawBufferPointer(rebasing: $0[16...])) }
            return numbers.withUnsafeBytes { Array($0) }
        }
    }

    private static let zeros = FrozenArray([UInt8](repeating: 0, count: 64))
}
