import Platform

/// Writes a line to standard error and ends the process with status 1.
func reportAndExit(_ line: String) -> Never {
    var text = line + "\n"
    text.withUTF8 { _ = write(2, $0.baseAddress, $0.count) }
    exit(1)
}
