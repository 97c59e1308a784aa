import ArgumentParser

/// A number of bytes as a person writes it: `512M`, `1G`, `64KiB`, `1000000`. The units are powers of 1024.
struct HeapSize: CustomStringConvertible {
    let bytes: Int

    /// Room for the built-ins, with some to spare: with less than this nothing could run, not even the error message.
    static let smallest = 1 << 20

    init(bytes: Int) {
        self.bytes = bytes
    }

    /// What is said of a text that is no size, or one that no heap can have.
    init(typed text: String) throws {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int(digits), let unit = Self.unit(text.dropFirst(digits.count)) else { throw ValidationError("a size is written as 512M, 2G or 5000000") }
        let (bytes, overflow) = count.multipliedReportingOverflow(by: unit)
        guard !overflow, bytes <= 1 << 46 else { throw ValidationError("no machine has so much memory") }
        guard bytes >= Self.smallest else { throw ValidationError("nothing runs with less than \(HeapSize(bytes: Self.smallest))") }
        self.bytes = bytes
    }

    private static func unit(_ name: Substring) -> Int? {
        switch name.lowercased() {
        case "", "b": 1
        case "k", "kb", "kib": 1 << 10
        case "m", "mb", "mib": 1 << 20
        case "g", "gb", "gib": 1 << 30
        default: nil
        }
    }

    var description: String {
        for (shift, unit) in [(30, "G"), (20, "M"), (10, "K")] where bytes & (1 << shift - 1) == 0 {
            return "\(bytes >> shift)\(unit)"
        }
        return "\(bytes)"
    }

    var defaultValueDescription: String { description }
}
