// The C library, whatever it is called here. This is the one place that says so: everybody else imports Platform.

#if canImport(Glibc)
@_exported import Glibc
#elseif canImport(Musl)
@_exported import Musl
#elseif canImport(Darwin)
@_exported import Darwin
#else
#error("Leash needs a POSIX system's C library")
#endif

/// The environment variable, unless it is not set or empty.
public func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
}

/// What the system calls its error `code`: `No such file or directory`.
public func systemMessage(_ code: Int32) -> String { String(cString: strerror(code)) }
