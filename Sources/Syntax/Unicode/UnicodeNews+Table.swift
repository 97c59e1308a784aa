extension UnicodeNews {
    // Unicode Character Database 17.0.0 (https://www.unicode.org/Public/17.0.0/ucd/), as ICU 78.2 has it: what it says of each character and 16.0
    // does not. Names of properties are the short ones of PropertyAliases.txt.

    /// New characters: a stretch of them, general category, script (which is all of its extensions), binary properties.
    static let newCharacters = """
        088F Lo Arab Alpha Gr_Base IDC IDS XIDC XIDS
        0C5C Lo Telu Alpha Gr_Base IDC IDS XIDC XIDS
        0CDC Lo Knda Alpha Gr_Base IDC IDS XIDC XIDS
        1ACF..1ADD Mn Zinh CI Dia Gr_Ext IDC XIDC
        1AE0..1AEB Mn Zinh CI Dia Gr_Ext IDC XIDC
        20C1 Sc Zyyy Gr_Base
        2B96 So Zyyy Gr_Base Pat_Syn
        A7CE Lu Latn Alpha Cased CWCF CWCM CWL CWKCF Gr_Base IDC IDS Upper XIDC XIDS
        A7CF Ll Latn Alpha Cased CWCM CWT CWU Gr_Base IDC IDS Lower XIDC XIDS
        A7D2 Lu Latn Alpha Cased CWCF CWCM CWL CWKCF Gr_Base IDC IDS Upper XIDC XIDS
        A7D4 Lu Latn Alpha Cased CWCF CWCM CWL CWKCF Gr_Base IDC IDS Upper XIDC XIDS
        A7F1 Lm Latn Alpha CI Cased CWKCF Dia Gr_Base IDC IDS Lower XIDC XIDS
        FBC3..FBD2 So Arab Gr_Base
        FD90..FD91 So Arab Gr_Base
        FDC8..FDCE So Arab Gr_Base
        10940..10959 Lo Sidt Alpha Gr_Base IDC IDS XIDC XIDS
        10EC5 Lm Arab Alpha CI Gr_Base IDC IDS XIDC XIDS
        10EC6..10EC7 Lo Arab Alpha Gr_Base IDC IDS XIDC XIDS
        10ED0 Po Arab Gr_Base
        10ED1..10ED8 So Arab Gr_Base
        10EFA Mn Arab Alpha CI Dia Gr_Ext IDC XIDC
        10EFB Mn Arab Alpha CI Gr_Ext IDC XIDC
        11B60 Mn Shrd Alpha CI Gr_Ext IDC XIDC
        11B61 Mc Shrd Alpha Gr_Base IDC XIDC
        11B62..11B64 Mn Shrd Alpha CI Gr_Ext IDC XIDC
        11B65 Mc Shrd Alpha Gr_Base IDC XIDC
        11B66 Mn Shrd Alpha CI Gr_Ext IDC XIDC
        11B67 Mc Shrd Alpha Gr_Base IDC XIDC
        11DB0..11DD8 Lo Tols Alpha Gr_Base IDC IDS XIDC XIDS
        11DD9 Lm Tols Alpha CI Dia Ext Gr_Base IDC IDS XIDC XIDS
        11DDA..11DDB Lo Tols Alpha Gr_Base IDC IDS XIDC XIDS
        11DE0..11DE9 Nd Tols Gr_Base IDC XIDC
        16EA0..16EB8 Lu Berf Alpha Cased CWCF CWCM CWL CWKCF Gr_Base IDC IDS Upper XIDC XIDS
        16EBB..16ED3 Ll Berf Alpha Cased CWCM CWT CWU Gr_Base IDC IDS Lower XIDC XIDS
        16FF2..16FF3 Lm Hani Alpha CI Ext Gr_Base IDC IDS Ideo XIDC XIDS
        16FF4..16FF6 Nl Hani Alpha Gr_Base IDC IDS Ideo XIDC XIDS
        187F8..187FF Lo Tang Alpha Gr_Base IDC IDS Ideo XIDC XIDS
        18D09..18D1E Lo Tang Alpha Gr_Base IDC IDS Ideo XIDC XIDS
        18D80..18DF2 Lo Tang Alpha Gr_Base IDC IDS Ideo XIDC XIDS
        1CCFA..1CCFC So Zyyy Gr_Base
        1CEBA..1CED0 So Zyyy Gr_Base
        1CEE0..1CEEF So Zyyy Gr_Base
        1CEF0 Sm Zyyy Gr_Base Math
        1E6C0..1E6DE Lo Tayo Alpha Gr_Base IDC IDS XIDC XIDS
        1E6E0..1E6E2 Lo Tayo Alpha Gr_Base IDC IDS XIDC XIDS
        1E6E3 Mn Tayo Alpha CI Gr_Ext IDC XIDC
        1E6E4..1E6E5 Lo Tayo Alpha Gr_Base IDC IDS XIDC XIDS
        1E6E6 Mn Tayo Alpha CI Gr_Ext IDC XIDC
        1E6E7..1E6ED Lo Tayo Alpha Gr_Base IDC IDS XIDC XIDS
        1E6EE..1E6EF Mn Tayo Alpha CI Gr_Ext IDC XIDC
        1E6F0..1E6F4 Lo Tayo Alpha Gr_Base IDC IDS XIDC XIDS
        1E6F5 Mn Tayo Alpha CI Gr_Ext IDC XIDC
        1E6FE Lo Tayo Alpha Gr_Base IDC IDS XIDC XIDS
        1E6FF Lm Tayo Alpha CI Gr_Base IDC IDS XIDC XIDS
        1F6D8 So Zyyy Emoji EPres ExtPict Gr_Base
        1F777..1F77A So Zyyy Gr_Base
        1F8D0..1F8D8 Sm Zyyy Gr_Base Math
        1FA54..1FA57 So Zyyy Gr_Base
        1FA8A So Zyyy Emoji EPres ExtPict Gr_Base
        1FA8E So Zyyy Emoji EPres ExtPict Gr_Base
        1FAC8 So Zyyy Emoji EPres ExtPict Gr_Base
        1FACD So Zyyy Emoji EPres ExtPict Gr_Base
        1FAEA So Zyyy Emoji EPres ExtPict Gr_Base
        1FAEF So Zyyy Emoji EPres ExtPict Gr_Base
        1FBFA So Zyyy Gr_Base
        2B73A..2B73F Lo Hani Alpha Gr_Base IDC IDS Ideo UIdeo XIDC XIDS
        2CEA2..2CEAD Lo Hani Alpha Gr_Base IDC IDS Ideo UIdeo XIDC XIDS
        323B0..33479 Lo Hani Alpha Gr_Base IDC IDS Ideo UIdeo XIDC XIDS
        """

    /// What characters have lost and got that were there before: a property, and which they are.
    static let changes = """
        -Cased 0295
        -ExtPict 2388 2605 2607..260D 260F..2610 2612 2616..2617 2619..261C 261E..261F 2621 2624..2625 2627..2629 262B..262D 2630..2637
        -ExtPict 263B..263F 2641 2643..2647 2654..265E 2661..2662 2664 2667 2669..267A 267C..267D 2680..2685 2690..2691 2698 269A
        -ExtPict 269D..269F 26A2..26A6 26A8..26A9 26AC..26AF 26B2..26BC 26BF..26C3 26C6..26C7 26C9..26CD 26D0 26D2 26D5..26E8 26EB..26EF
        -ExtPict 26F6 26FB..26FC 26FE..2701 2703..2704 270E 2710..2711 2765..2767 1F000..1F003 1F005..1F02B 1F030..1F093 1F0A0..1F0AE
        -ExtPict 1F0B1..1F0BF 1F0C1..1F0CE 1F0D1..1F0F5 1F10D..1F10F 1F12F 1F16C..1F16F 1F1AD 1F260..1F265 1F322..1F323 1F394..1F395
        -ExtPict 1F398 1F39C..1F39D 1F3F1..1F3F2 1F3F6 1F4FE 1F546..1F548 1F54F 1F568..1F56E 1F571..1F572 1F57B..1F586 1F588..1F589
        -ExtPict 1F58E..1F58F 1F591..1F594 1F597..1F5A3 1F5A6..1F5A7 1F5A9..1F5B0 1F5B3..1F5BB 1F5BD..1F5C1 1F5C5..1F5D0 1F5D4..1F5DB
        -ExtPict 1F5DF..1F5E0 1F5E2 1F5E4..1F5E7 1F5E9..1F5EE 1F5F0..1F5F2 1F5F4..1F5F9 1F6C6..1F6CA 1F6D3..1F6D4 1F6E6..1F6E8 1F6EA
        -ExtPict 1F6F1..1F6F2 1F774..1F776 1F77B..1F77F 1F7D5..1F7D9 1F8B0..1F8BB 1F8C0..1F8C1 1FA00..1FA53 1FA60..1FA6D
        -Lower 0295
        -gc=Ll 0295
        -scx=Latn 0320
        -scx=Syrc 0320
        +CWCM A7D3 A7D5
        +CWT A7D3 A7D5
        +CWU A7D3 A7D5
        +Dia 05A2 05C5 05C7 1D9B..1DBE
        +gc=Lo 0295
        +scx=Zinh 0320
        +scx=Nand 0951
        +scx=Newa 0951..0952 1CD5 1CD7..1CD8 1CE2 1CE9 1CEB 1CED
        +scx=Shrd 1CEA 1CED
        +scx=Syrc 0331
        +scx=Telu 1CD5..1CD6 1CD8
        +scx=Tfng 0306 0308 0323
        +scx=Tirh 1CD5 1CE2
        """

    /// Upper case letters, and how far behind them their lower case stands.
    static let casePairs: [(upper: ClosedRange<UInt32>, distance: UInt32)] = [
        (0xA7CE...0xA7CE, 1), (0xA7D2...0xA7D2, 1), (0xA7D4...0xA7D4, 1), (0x16EA0...0x16EB8, 27),
    ]
}
