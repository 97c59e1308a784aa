/// `#1`, `#1.owner`: a line that is nothing but an object's number, perhaps with a way from it.
enum NumberedSubject {
    static func isOne(_ line: String) -> Bool {
        guard line.hasPrefix("#") else { return false }
        let rest = line.dropFirst().drop { $0.isASCII && $0.isNumber }
        guard rest.startIndex != line.index(after: line.startIndex), !line.contains("\n") else { return false }
        return rest.isEmpty || rest.first == "." || rest.first == "["
    }
}
