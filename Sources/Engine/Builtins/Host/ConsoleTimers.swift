// console.count and console.time, with their kin.

extension VM {
    /// The label as `${label}`, and as a key to what the console remembers.
    fileprivate func consoleLabel(_ value: Value) throws(JSThrow) -> (text: JSString, key: [UInt16]) {
        let text = value.isUndefined ? string(.default) : try toString(value)
        return (text, flat(text).array())
    }

    /// How long a timer has been running; nil, and a warning, where there is none.
    fileprivate func consoleTimer(_ label: JSString, _ key: [UInt16], _ method: String) -> String? {
        guard let start = state.pointee.console.timers[key] else {
            warnOnConsole("No such label '\(swiftString(label))' for console.\(method)()")
            return nil
        }
        return ConsoleTime.text(elapsedTime() - start)
    }
}

enum ConsoleTime {
    /// Milliseconds as Node writes a duration: `0.5ms`, `1.234s`, `2:03.004 (m:ss.mmm)`, `1:02:03.004 (h:mm:ss.mmm)`.
    static func text(_ duration: Double) -> String {
        let duration = duration.isFinite ? max(0, duration) : 0
        if duration < 1000 { return Numbers.toString(Double(Numbers.toFixed(duration, places: 3)) ?? duration) + "ms" }
        if duration < 60_000 { return Numbers.toFixed(duration / 1000, places: 3) + "s" }
        let hours = (duration / 3_600_000).rounded(.down)
        let withinHour = duration.truncatingRemainder(dividingBy: 3_600_000)
        let minutes = (withinHour / 60_000).rounded(.down)
        let seconds = Numbers.toFixed(withinHour.truncatingRemainder(dividingBy: 60_000) / 1000, places: 3)
        let padded = seconds.utf8.count < 6 ? "0" + seconds : seconds
        if hours == 0 { return "\(Numbers.toString(minutes)):\(padded) (m:ss.mmm)" }
        return "\(Numbers.toString(hours)):\(minutes < 10 ? "0" : "")\(Numbers.toString(minutes)):\(padded) (h:mm:ss.mmm)"
    }
}

/// console.count ( [ label ] )
func consoleCount(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let (label, key) = try vm.consoleLabel(arguments[0])
    let count = (vm.state.pointee.console.counts[key] ?? 0) + 1
    vm.state.pointee.console.counts[key] = count
    try vm.callConsole("log", [Value(vm.string("\(vm.swiftString(label)): \(count)"))])
    return .undefined
}

/// console.countReset ( [ label ] ): a label that is no string is not found.
func consoleCountReset(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let (label, key) = try vm.consoleLabel(arguments[0])
    let isText = arguments[0].isUndefined || arguments[0].isString
    if !isText || vm.state.pointee.console.counts.removeValue(forKey: key) == nil {
        vm.warnOnConsole("Count for '\(vm.swiftString(label))' does not exist")
    }
    return .undefined
}

/// console.time ( [ label ] )
func consoleTime(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let (label, key) = try vm.consoleLabel(arguments[0])
    if vm.state.pointee.console.timers[key] != nil {
        vm.warnOnConsole("Label '\(vm.swiftString(label))' already exists for console.time()")
    } else {
        vm.state.pointee.console.timers[key] = vm.elapsedTime()
    }
    return .undefined
}

/// console.timeEnd ( [ label ] )
func consoleTimeEnd(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let (label, key) = try vm.consoleLabel(arguments[0])
    guard let time = vm.consoleTimer(label, key, "timeEnd") else { return .undefined }
    try vm.callConsole("log", [Value(vm.string("%s: %s")), Value(label), Value(vm.string(time))])
    vm.state.pointee.console.timers[key] = nil
    return .undefined
}

/// console.timeLog ( [ label [ , ...data ] ] )
func consoleTimeLog(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let (label, key) = try vm.consoleLabel(arguments[0])
    guard let time = vm.consoleTimer(label, key, "timeLog") else { return .undefined }
    try vm.callConsole("log", [Value(vm.string("%s: %s")), Value(label), Value(vm.string(time))] + arguments.list(from: 1))
    return .undefined
}
