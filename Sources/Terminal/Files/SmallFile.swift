import Platform

/// The text of a file of settings; nil when it cannot be read, or is no file that ends within a mebibyte.
func readSmallFile(_ path: String) -> String? {
    do {
        return String(decoding: try Files.read(path, .regularFile, limit: 1 << 20), as: UTF8.self)
    } catch {
        return nil
    }
}
