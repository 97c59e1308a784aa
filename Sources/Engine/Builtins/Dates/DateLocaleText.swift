// Dates as text in a language (ECMA-402 §20.4).

extension VM {
    func installDateLocaleTexts(_ prototype: JSObject) {
        install(on: prototype, [
            .method("toLocaleString", 0, dateToLocaleString),
            .method("toLocaleDateString", 0, dateToLocaleDateString),
            .method("toLocaleTimeString", 0, dateToLocaleTimeString),
        ])
    }
}

/// §20.4.1 Date.prototype.toLocaleString ( [ locales [ , options ] ] )
private func dateToLocaleString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try vm.dateLocaleString(arguments, .any, .all, "Date.prototype.toLocaleString") }
/// §20.4.2 Date.prototype.toLocaleDateString ( [ locales [ , options ] ] )
private func dateToLocaleDateString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try vm.dateLocaleString(arguments, .date, .date, "Date.prototype.toLocaleDateString") }
/// §20.4.3 Date.prototype.toLocaleTimeString ( [ locales [ , options ] ] )
private func dateToLocaleTimeString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try vm.dateLocaleString(arguments, .time, .time, "Date.prototype.toLocaleTimeString") }
