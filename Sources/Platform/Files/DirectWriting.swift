/// Writing past the system's cache of files: for hundreds of megabytes that nobody is going to read soon the system needs as many fresh pages, and to
/// be given those takes longer than the disk does.
enum DirectWriting {
    /// Less is not worth the wait for the disk.
    private static let least = 1 << 20
    /// What memory, place in the file and length have to be multiples of, wherever Linux is.
    private static let unit = 1 << 12

    #if os(Linux) && arch(x86_64)
    private static let flag: Int32 = 0o40000
    #elseif os(Linux) && arch(arm64)
    private static let flag: Int32 = 0o200000
    #else
    private static let flag: Int32 = 0
    #endif

    /// How many of the bytes were written so, where the open file stands; 0 where the system or the bytes are not for it: those are to be written as others are.
    static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Int {
        guard flag != 0, bytes.count >= least, Int(bitPattern: bytes.baseAddress) % unit == 0, lseek(file, 0, SEEK_CUR) % off_t(unit) == 0 else { return 0 }
        let flags = fcntl(file, F_GETFL)
        guard flags >= 0, fcntl(file, F_SETFL, flags | flag) == 0 else { return 0 }
        defer { _ = fcntl(file, F_SETFL, flags) }
        return max(0, Platform.write(file, bytes.baseAddress, bytes.count / unit * unit))
    }
}
