// The checked build: the engine works on raw memory, where a wrong index or a stale reference does its harm far from where it
// was made. So what touches that memory says by `assert` what it takes for granted. A release build leaves that out; a debug
// build and the checked one (`LEASH_TESTS=checked`, see Package.swift) stop where it is not so.

/// Assertions run in this build. A constant to the optimizer.
@inline(__always) var isCheckedBuild: Bool {
    var isChecked = false
    assert({ isChecked = true; return true }())
    return isChecked
}
