import Testing
@testable import Engine

/// `Math`'s functions to the last bit. The results are Node 20's; a million and a half more, of random arguments of all sizes, were
/// compared with it when the functions were written.
@Suite struct ElementaryTests {
    /// 1e-310
    private static let subnormal = Double(bitPattern: 0x12688B70E62B)
    private let ofOne: [(name: String, rows: [(x: Double, bits: UInt64)])] = [
        ("acos", [(0.3, 0x3FF441F5ECBEEF59), (0.6, 0x3FEDAC670561BB50), (-0.9, 0x400586476251E745), (0.99, 0x3FC21DF72882BFD8),
            (-0.1, 0x3FFABC447BA464A1), (0.7512, 0x3FE711C2EF49BB4F)]),
        ("acosh", [(1.1, 0x3FDC636C1A882F2C), (1.75, 0x3FF28A7CBB850063), (3.3, 0x3FFDCFFE02484233), (10000000000, 0x4037B810429A7C2A),
            (2.5, 0x3FF9119C13A31BB0), (710000, 0x402C5513E5B76302)]),
        ("asin", [(0.3, 0x3FD380159E14F6FF), (0.6, 0x3FE4978FA3269EE1), (-0.9, 0xBFF1EA93705FA172), (0.98, 0x3FF5ED690583BE07),
            (0.1, 0x3FB9A49276037884), (0.7512, 0x3FEB3233B93E9EE1)]),
        ("asinh", [(0.3, 0x3FD2EC4EA565FCC1), (1.9, 0x3FF65E3388A03DC3), (-2.7, 0xBFFB813C8391212E), (1000000000, 0x40356A9A0B23D187),
            (0.00001, 0x3EE4F8B588E1E8A2), (12.25, 0x40099A4934C858F3)]),
        ("atan", [(0.3, 0x3FD2A73A661EAF06), (0.5, 0x3FDDAC670561BB4F), (1, 0x3FE921FB54442D18), (-1.9, 0xBFF1618F66769C69),
            (5, 0x3FF5F97315254857), (100000000000000000000, 0x3FF921FB54442D18)]),
        ("atanh", [(0.3, 0x3FD3CF2B50617C96), (0.6, 0x3FE62E42FEFA39EF), (-0.99, 0xC0052C581997CD85), (0.0001, 0x3F1A36E2EC938FF8),
            (0.49, 0x3FE1276801CD9AB5), (0.123, 0x3FBFA5F3CA1E1189)]),
        ("cbrt", [(2, 0x3FF428A2F98D728B), (-10, 0xC0013C484138704F), (Self.subnormal, 0x2A7A9D1B0B5D7427), (1e+300, 0x54B249AD2594C37D),
            (100, 0x401290FCA9C761F8), (0.3, 0x3FE56BFEA66EF78D)]),
        ("cos", [(0.5, 0x3FEC1528065B7D50), (1, 0x3FE14A280FB5068C), (2, 0xBFDAA22657537205), (3, 0xBFEFAE04BE85E5D2),
            (1000000, 0x3FEDF9DF9906D32C), (1e+22, 0x3FE0BE2CEF01C8F4), (-1e+300, 0xBFE2699022ADC4C1), (0.78, 0x3FE6BFCDBF817BFA)]),
        ("cosh", [(0.2, 0x3FF0523184B1EE9D), (1, 0x3FF8B07551D9F550), (10, 0x40C5829DD053712E), (-30, 0x429370470AEC28ED),
            (710, 0x7FE3E21A464507FA), (0.345, 0x3FF0F630CDBE1487)]),
        ("exp", [(1, 0x4005BF0A8B145769), (2, 0x401D8E64B8D4DDAE), (-0.5, 0x3FE368B2FC6F960A), (100, 0x48F3494A9B171BF5), (-740, 0x55),
            (0.1, 0x3FF1AEC7B35A00D4), (709.5, 0x7FE81E9B4B52D0C9)]),
        ("expm1", [(0.3, 0x3FD6641632306A56), (1e-10, 0x3DDB7CDFD9DDA4E3), (-2, 0xBFEBAB5557101F8D), (30, 0x42A370470AEC26ED),
            (700, 0x7F0D945DF4F8EC8E), (-0.9, 0xBFE2FD619FFBC8F1), (60, 0x45579DBC9DC53C66)]),
        ("log", [(2, 0x3FE62E42FEFA39EF), (3, 0x3FF193EA7AAD030A), (10, 0x40026BB1BBB55516), (0.7, 0xBFD6D3C324E13F50),
            (Self.subnormal, 0xC0864E69394D9508), (1.0000001, 0x3E7AD7F2847B6492), (123456, 0x40277280F4671181)]),
        ("log1p", [(0.3, 0x3FD0CA937BE1B9DC), (1e-9, 0x3E112E0BE801F1D9), (-0.5, 0xBFE62E42FEFA39EF), (10000000000, 0x4037069E2AA3184E),
            (5, 0x3FFCAB0BFA2A2002), (-0.29, 0xBFD5EB5C7907E4C8), (1e+300, 0x4085963447F87FB5)]),
        ("log10", [(2, 0x3FD34413509F79FF), (3, 0x3FDE8927964FD5FD), (1000, 0x4008000000000000), (0.7, 0xBFC3D3D3D21CCF04),
            (Self.subnormal, 0xC073600000000000), (50000000000, 0x402565DF657B0430)]),
        ("log2", [(3, 0x3FF95C01A39FBD68), (5, 0x4002934F0979A371), (0.7, 0xBFE0776228967D13), (Self.subnormal, 0xC0901730DABCA5F6),
            (10000000000, 0x40409C1165EC0627), (1.4142, 0x3FDFFFC5F8293E50)]),
        ("sin", [(0.5, 0x3FDEAEE8744B05F0), (1, 0x3FEAED548F090CEE), (2, 0x3FED18F6EAD1B446), (3, 0x3FC210386DB6D55B),
            (1000000, 0xBFD6664B2568D867), (1e+22, 0xBFEB453AB76BF397), (-1e+300, 0x3FEA2C16B010E385), (0.78, 0x3FE68143D72D4CE4)]),
        ("sinh", [(0.2, 0x3FC9C560CD35EF82), (1, 0x3FF2CD9FC44EB982), (10, 0x40C5829DCED69992), (-30, 0xC29370470AEC28ED),
            (710, 0x7FE3E21A464507FA), (0.001, 0x3F50624E00C1C9E3)]),
        ("tan", [(0.5, 0x3FE17B4F5BF3474A), (1, 0x3FF8EB245CBEE3A6), (2, 0xC0017AF62E0950F8), (1.5707963267948966, 0x434D02967C31CDB5),
            (1000000, 0xBFD7E9768AB734C0), (1e+22, 0xBFFA0F79C1B6B258), (0.7, 0x3FEAF406C2FC78AE), (-1e+300, 0xBFF6BE411F37AC77)]),
        ("tanh", [(0.2, 0x3FC9439830B3A590), (1, 0x3FE85EFAB514F394), (-10, 0xBFEFFFFFFDC96F35), (0.9, 0x3FE6EBE982D6605D),
            (3, 0x3FEFD77D111A0B00), (0.001, 0x3F50624D77516CE2)]),
    ]

    private let ofTwo: [(name: String, rows: [(x: Double, y: Double, bits: UInt64)])] = [
        ("atan2", [(1, 3.14159, 0x3FD3B90BCAA71038), (-2, -3, 0xC0046DC09EC29433), (3, -0.1, 0x3FF9AA76ECFD4071),
            (1e-300, -1, 0x400921FB54442D18), (7, 11, 0x3FE222A54FDE6FA8), (0.5, -9, 0x4008B05220FC1E45)]),
        ("pow", [(123456789, 2, 0x434B13114B9C51DC), (10, -5, 0x3EE4F8B588E368F0), (1.1, 10, 0x4004BFFC0C03023E),
            (2, 0.7, 0x3FF9FDF8BCCE533D), (Self.subnormal, 0.3, 0x2CA0AFF95CC5B0B3), (1.0000000001, 1000000000000, 0x48F349550EB7664C),
            (10, 308, 0x7FE1CCF385EBC8A0), (0.99, 10000, 0x36E00C3C3333189F), (-3, 5, 0xC06E600000000000), (7, -3, 0x3F67E225515A4F1D),
            (2, -1074, 0x1), (1.5, 1000.25, 0x648140A9F7AB5EEF)]),
    ]

    @Test func ofOneArgument() throws {
        let machine = try TestMachine()
        for (name, rows) in ofOne {
            for row in rows {
                let result = try machine.run("Math.\(name)(\(row.x))").asNumber
                #expect(result.bitPattern == row.bits, "Math.\(name)(\(row.x)) is \(result)")
            }
        }
    }

    @Test func ofTwoArguments() throws {
        let machine = try TestMachine()
        for (name, rows) in ofTwo {
            for row in rows {
                let result = try machine.run("Math.\(name)(\(row.x), \(row.y))").asNumber
                #expect(result.bitPattern == row.bits, "Math.\(name)(\(row.x), \(row.y)) is \(result)")
            }
        }
    }

    /// The operator, its assignment and the function are one, whatever is known when the code is compiled.
    @Test func exponentiation() throws {
        let machine = try TestMachine()
        for source in ["123456789 ** 2", "let x = 123456789, y = 2; x ** y", "let z = 123456789; z **= 2", "Math.pow(123456789, 2)"] {
            #expect(try TestMachine().string(source) == "15241578750190520", "\(source)")
        }
        for (source, text) in [("10 ** -5", "0.000009999999999999999"), ("(-0) ** 0.5", "0"), ("(-Infinity) ** 0.5", "Infinity"),
                               ("1 ** Infinity", "NaN"), ("(-1) ** -Infinity", "NaN"), ("NaN ** 0", "1"), ("(-0) ** -3", "-Infinity"),
                               ("(-8) ** (1 / 3)", "NaN"), ("(-2) ** 1023", "-8.98846567431158e+307"), ("2 ** -1075", "0")] {
            #expect(try machine.string(source) == text, "\(source)")
        }
    }

    @Test func numbersOfText() throws {
        let machine = try TestMachine()
        #expect(try machine.string("parseInt('01209648121784716742003473152350', 25)") == "9.372639839117012e+41")
    }
}
