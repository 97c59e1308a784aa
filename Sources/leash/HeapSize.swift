import ArgumentParser

/// A number of bytes as a person writes it: `512M`, `1G`, `64KiB`, `1000000`. The units are powers of 1024.
struct HeapSize: ExpressibleByArgument, CustomStringConvertible {
    let bytes: Int

    /// Room for the built-ins, with some to spare: with less than this nothing could run, not even the error message.
    static let smallest = 1 << 20

    init(bytes: Int) {
        self.bytes = bytes
    }

    /// Nil: no such size, or one that no heap can have.
    init?(argument: String) {
        let digits = argument.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int(digits), let unit = Self.unit(argument.dropFirst(digits.count)) else { return nil }
        let (bytes, overflow) = count.multipliedReportingOverflow(by: unit)
        guard !overflow, bytes >= Self.smallest, bytes <= 1 << 46 else { return nil }
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
