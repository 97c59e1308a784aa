/// The program that runs.
public enum ThisProgram {
    /// Where its file is, symbolic links resolved; empty where the system does not say.
    public static var path: String {
        #if canImport(Darwin)
        var size: UInt32 = 0
        _ = _NSGetExecutablePath(nil, &size)
        var name = [CChar](repeating: 0, count: Int(size) + 1)
        guard _NSGetExecutablePath(&name, &size) == 0 else { return "" }
        return Files.realPath(String(cString: name)) ?? ""
        #else
        return Files.realPath("/proc/self/exe") ?? ""
        #endif
    }
}

extension ThisProgram {
    /// Sees to it that there are three standard streams. Whoever closes one (`leash <&-`) would have the next file that is opened take its
    /// number, and the program would read from itself.
    public static func openMissingStreams() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest number that is free is this one.
            _ = open("/dev/null", O_RDWR)
        }
    }
}

/// The window of the terminal on standard output.
public enum TerminalWindow {
    /// Its size in cells; 80 by 24 where it does not say.
    public static var size: (columns: Int, rows: Int) {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return (80, 24) }
        return (Int(size.ws_col), Int(size.ws_row))
    }
}
