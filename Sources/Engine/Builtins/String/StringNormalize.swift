// Unicode's normal forms (ECMA-262 §22.1.3.15; Unicode Standard §3.11): characters are taken apart, their marks put in
// canonical order, and for NFC and NFKC put together again.

enum NormalForm { case nfc, nfd, nfkc, nfkd }

extension NormalForm {
    fileprivate var composes: Bool { self == .nfc || self == .nfkc }
    fileprivate var isCompatibility: Bool { self == .nfkc || self == .nfkd }
    /// Every code unit below this is left alone by this form.
    fileprivate var firstChanged: UInt16 {
        switch self {
        case .nfc: 0x300
        case .nfd: 0xC0
        case .nfkc, .nfkd: 0xA0
        }
    }
}

/// §22.1.3.15 String.prototype.normalize ( [ form ] )
func stringNormalize(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, "normalize", roots)
    let form: NormalForm
    if arguments[0].isUndefined {
        form = .nfc
    } else {
        switch vm.swiftString(try vm.toString(arguments[0])) {
        case "NFC": form = .nfc
        case "NFD": form = .nfd
        case "NFKC": form = .nfkc
        case "NFKD": form = .nfkd
        default: throw vm.rangeError("The normalization form should be one of NFC, NFD, NFKC, NFKD.")
        }
    }
    let text = vm.flat(string)
    var i = 0
    while i < text.count, text[i] < form.firstChanged { i += 1 }
    if i == text.count { return Value(string) }
    if text.count > 8192 { try vm.reserve(text.count * 8) }
    var result = StringBuilder()
    var pace = Pace()
    for codePoint in try normalized(vm, text, form) {
        result.append(codePoint: codePoint)
        try pace.step(vm)
    }
    return Value(try result.finish(vm))
}

/// The code points of a string in a normal form; lone surrogates stay what they are.
func normalized(_ vm: VM, _ text: FlatString, _ form: NormalForm) throws(JSThrow) -> [UInt32] {
    var codePoints: [UInt32] = []
    codePoints.reserveCapacity(text.count)
    var i = 0, pace = Pace()
    while i < text.count {
        try pace.step(vm)
        let (codePoint, length) = text.codePoint(at: i)
        Decompositions.append(codePoint, compatibility: form.isCompatibility, to: &codePoints)
        i += length
    }
    try orderMarks(vm, &codePoints)
    if form.composes { try compose(vm, &codePoints) }
    return codePoints
}

/// 0 for what starts a character, higher for the marks that follow one.
func combiningClass(_ codePoint: UInt32) -> UInt8 {
    codePoint < 0x300 ? 0 : Unicode.Scalar(codePoint)?.properties.canonicalCombiningClass.rawValue ?? 0
}

/// Canonical order: each run of marks by class, those of one class as they were.
private func orderMarks(_ vm: VM, _ codePoints: inout [UInt32]) throws(JSThrow) {
    var start = 0, pace = Pace()
    while start < codePoints.count {
        try pace.step(vm)
        guard combiningClass(codePoints[start]) != 0 else { start += 1; continue }
        var end = start, marks: [(codePoint: UInt32, combiningClass: UInt8)] = []
        while end < codePoints.count, case let combiningClass = combiningClass(codePoints[end]), combiningClass != 0 {
            marks.append((codePoints[end], combiningClass))
            end += 1
            try pace.step(vm)
        }
        if marks.count > 1 {
            // By counting: a run may be as long as a script wants.
            var places = [Int](repeating: 0, count: 257)
            for mark in marks { places[Int(mark.combiningClass) + 1] += 1 }
            for i in 1...256 { places[i] += places[i - 1] }
            for mark in marks {
                codePoints[start + places[Int(mark.combiningClass)]] = mark.codePoint
                places[Int(mark.combiningClass)] += 1
                try pace.step(vm)
            }
        }
        start = end
    }
}

/// Canonical composition: each mark joins the starter before it where the pair is a character and nothing between blocks it.
private func compose(_ vm: VM, _ codePoints: inout [UInt32]) throws(JSThrow) {
    var out = 0, starter: Int? = nil
    var lastClass: UInt8 = 0, pace = Pace()
    for next in codePoints.indices {
        try pace.step(vm)
        let codePoint = codePoints[next]
        let currentClass = combiningClass(codePoint)
        if let place = starter, place == out - 1 || (lastClass != 0 && lastClass < currentClass),
           let composite = Decompositions.composite(codePoints[place], codePoint) {
            codePoints[place] = composite
            continue
        }
        if currentClass == 0 { starter = out }
        lastClass = currentClass
        codePoints[out] = codePoint
        out += 1
    }
    codePoints.removeSubrange(out...)
}

/// The tables of `DecompositionData`, unpacked when they are first needed.
enum Decompositions {
    private struct Table {
        /// Ascending; what `sources[i]` decomposes into is `targets[starts[i]..<starts[i + 1]]`.
        var sources: [UInt32] = []
        var starts: [Int] = [0]
        var targets: [UInt32] = []

        init(_ text: StaticString) {
            var next: UInt32 = 0, number: UInt32 = 0, pending: [UInt32] = []
            var isPlace = false, isCount = false
            func flush(_ table: inout Table) {
                if isPlace { next = number }
                else if isCount { for i in 0..<number { table.add(next + i, [pending[0] + i]) }; next += number }
                else { table.add(next, pending + [number]); next += 1 }
                (number, pending, isPlace, isCount) = (0, [], false, false)
            }
            var inWord = false
            text.withUTF8Buffer { bytes in
                for byte in bytes {
                    switch byte {
                    case UInt8(ascii: "@"): isPlace = true
                    case UInt8(ascii: "."): pending.append(number); number = 0
                    case UInt8(ascii: "*"): pending.append(number); number = 0; isCount = true
                    case UInt8(ascii: " "), UInt8(ascii: "\n"):
                        if inWord { flush(&self) }
                        inWord = false
                        continue
                    default:
                        // The count is decimal, all else hexadecimal.
                        number = number * (isCount ? 10 : 16) + UInt32(Numbers.digitValue(UInt16(byte)))
                    }
                    inWord = true
                }
            }
            if inWord { flush(&self) }
        }

        private mutating func add(_ source: UInt32, _ target: [UInt32]) {
            sources.append(source)
            targets += target
            starts.append(targets.count)
        }

        func find(_ codePoint: UInt32) -> ArraySlice<UInt32>? {
            var low = 0, high = sources.count
            while low < high {
                let middle = (low + high) / 2
                if sources[middle] < codePoint { low = middle + 1 } else { high = middle }
            }
            return low < sources.count && sources[low] == codePoint ? targets[starts[low]..<starts[low + 1]] : nil
        }
    }

    private static let canonical = Table(DecompositionData.canonical)
    private static let compatibility = Table(DecompositionData.compatibility)

    /// Primary composites by their two parts.
    private static let composites: [UInt64: UInt32] = {
        // In full decompositions the first part of a pair is itself taken apart, so shorter ones come first.
        var known: [UInt64: UInt32] = [:]
        for length in 2...4 {
            for (i, source) in canonical.sources.enumerated() {
                let parts = canonical.targets[canonical.starts[i]..<canonical.starts[i + 1]]
                guard parts.count == length, let last = parts.last, var first = parts.first,
                      Unicode.Scalar(source)?.properties.isFullCompositionExclusion == false else { continue }
                for part in parts.dropFirst().dropLast() { first = known[pair(first, part)] ?? first }
                known[pair(first, last)] = source
            }
        }
        return known
    }()

    private static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

    // Hangul syllables: a lead, a vowel and perhaps a trail (Unicode Standard §3.12).
    private static let syllables: ClosedRange<UInt32> = 0xAC00...0xD7A3
    private static let leads: Range<UInt32> = 0x1100..<0x1113
    private static let vowels: Range<UInt32> = 0x1161..<0x1176
    /// The first of them stands for no trail.
    private static let trails: Range<UInt32> = 0x11A7..<0x11C3

    /// The full decomposition of a code point, marks not yet in order.
    static func append(_ codePoint: UInt32, compatibility wantsCompatibility: Bool, to result: inout [UInt32]) {
        if codePoint < 0xA0 { return result.append(codePoint) }
        if syllables.contains(codePoint) {
            let index = codePoint - syllables.lowerBound, trailCount = UInt32(trails.count), vowelCount = UInt32(vowels.count)
            result.append(leads.lowerBound + index / (vowelCount * trailCount))
            result.append(vowels.lowerBound + index / trailCount % vowelCount)
            if index % trailCount > 0 { result.append(trails.lowerBound + index % trailCount) }
            return
        }
        if wantsCompatibility, let parts = compatibility.find(codePoint) { return result.append(contentsOf: parts) }
        if let parts = canonical.find(codePoint) { result.append(contentsOf: parts) } else { result.append(codePoint) }
    }

    /// The character that two make together, if there is one.
    static func composite(_ first: UInt32, _ second: UInt32) -> UInt32? {
        if leads.contains(first), vowels.contains(second) {
            let index = (first - leads.lowerBound) * UInt32(vowels.count) + second - vowels.lowerBound
            return syllables.lowerBound + index * UInt32(trails.count)
        }
        if syllables.contains(first), (first - syllables.lowerBound) % UInt32(trails.count) == 0,
           trails.contains(second), second != trails.lowerBound {
            return first + second - trails.lowerBound
        }
        return composites[pair(first, second)]
    }
}
