import Syntax

/// Which characters are the same where case is ignored (ECMA-262 §22.2.2.7.3 Canonicalize).
///
/// A pattern's characters are replaced, when it is compiled, by the sets of those that are the same: what matches need not fold anything.
struct CaseFolding {
    /// By Unicode's simple case folding, as with the flags `u` and `v`; else by upper case.
    let isUnicode: Bool

    /// The character that stands for all that are the same.
    func canonical(_ point: UInt32) -> UInt32 {
        if point < 0x80 {
            if isUnicode { return (0x41...0x5A).contains(point) ? point | 0x20 : point }
            return (0x61...0x7A).contains(point) ? point & ~0x20 : point
        }
        return isUnicode ? ICU.simpleFolding(point) : Self.upperCase(point)
    }

    /// Step 3 on: the upper case, unless it is several units, or ASCII where the character was not.
    private static func upperCase(_ point: UInt32) -> UInt32 {
        guard point < 0x10000, let scalar = Unicode.Scalar(point) else { return point }
        if let new = UnicodeNews.upperCase(of: point) { return new }
        let upper = scalar.properties.uppercaseMapping.unicodeScalars
        guard upper.count == 1, let first = upper.first, first.value >= 0x80, first.value < 0x10000 else { return point }
        return first.value
    }

    /// The set with all characters that are the same as one in it.
    func closure(of set: CodePointSet) -> CodePointSet {
        if set == .all { return set }
        var added: [ClosedRange<UInt32>] = []
        for range in set.ranges { add(range, to: &added) }
        return added.isEmpty ? set : CodePointSet(set.ranges + added)
    }

    private func add(_ range: ClosedRange<UInt32>, to added: inout [ClosedRange<UInt32>]) {
        addASCII(range, to: &added)
        // In a set without Unicode's folding, ASCII has no equal elsewhere.
        guard isUnicode || range.upperBound >= 0x80 else { return }
        let classes = isUnicode ? Self.unicodeClasses : Self.plainClasses
        // Few characters have case: where the range is wide it is they that are looked through.
        if range.count > classes.canonicals.count {
            for (point, canonical) in classes.canonicals where range.contains(point) { classes.add(canonical, to: &added) }
        } else {
            for point in range {
                if let canonical = classes.canonicals[point] { classes.add(canonical, to: &added) }
            }
        }
    }

    private func addASCII(_ range: ClosedRange<UInt32>, to added: inout [ClosedRange<UInt32>]) {
        for letters in [0x41...0x5A, 0x61...0x7A] as [ClosedRange<UInt32>] where range.overlaps(letters) {
            let part = range.clamped(to: letters)
            added.append((part.lowerBound ^ 0x20)...(part.upperBound ^ 0x20))
        }
    }

    /// All characters that are not alone, with those that are the same.
    private struct Classes: Sendable {
        var canonicals: [UInt32: UInt32] = [:]
        var members: [UInt32: [UInt32]] = [:]

        init(isUnicode: Bool) {
            let folding = CaseFolding(isUnicode: isUnicode)
            for area in CaseFolding.areas(isUnicode: isUnicode) {
                for point in area {
                    let canonical = folding.canonical(point)
                    if canonical == point { continue }
                    canonicals[point] = canonical
                    canonicals[canonical] = canonical
                    members[canonical, default: [canonical]].append(point)
                }
            }
        }

        func add(_ canonical: UInt32, to added: inout [ClosedRange<UInt32>]) {
            for member in members[canonical] ?? [] { added.append(member...member) }
        }
    }

    /// Where characters with case are; looked through once, when a pattern first needs it. Large scripts without case are left out.
    private static func areas(isUnicode: Bool) -> [ClosedRange<UInt32>] {
        let low: [ClosedRange<UInt32>] = [(isUnicode ? 0x41...0x5A : 0x80...0x80), 0x80...0x2FFF, 0xA640...0xABFF, 0xFB00...0xFFFF]
        return isUnicode ? low + [0x10000...0x1FFFF] : low
    }

    private static let unicodeClasses = Classes(isUnicode: true)
    private static let plainClasses = Classes(isUnicode: false)
}
