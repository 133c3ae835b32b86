/// Text that attacks whoever draws it: what the program must survive anywhere a string can stand.
package enum HostileText {
  /// Sequences that do something to a terminal, or to the text around them.
  package static let attacks =
    [
      "\u{1B}[2J\u{1B}[H", "\u{1B}]0;title\u{07}", "\u{1B}]52;c;cHduZWQ=\u{1B}\\", "\u{1B}[31;5m",
      "\u{1B}P+q544e\u{1B}\\", "\u{9B}2J", "\u{9D}0;x\u{9C}", "\r\nroot# ", "\u{08}\u{08}\u{7F}",
      "\t\u{0B}\u{0C}", "\u{00}", "\u{05}\u{0E}\u{0F}", "\u{85}\u{2028}\u{2029}",
      "\u{202E}live\u{202C}", "\u{2066}x\u{2069}", "\u{200E}\u{200F}\u{061C}", "\u{200B}\u{2060}",
      "\u{FEFF}\u{00AD}\u{180E}", "\u{E0041}\u{E007F}", "\u{E000}\u{F8FF}\u{10FFFD}",
      "a\u{301}\u{302}\u{303}\u{304}\u{305}", "\u{FE0F}\u{E0100}",
      "👩\u{200D}❤\u{FE0F}\u{200D}👨", "👩\u{200D}5", "🏳\u{FE0F}\u{200D}🌈", "🇱🇾", "👍🏽", "漢字かな",
      "שָׁלוֹם", "العربية", "نمی\u{200C}خواهم", "ن\u{200C}\u{061C}", "क\u{094D}\u{200D}ष", "ﷺ",
      "[red]{0}<b>%s%n</b>", "\u{1160}\u{115F}\u{3164}", "각", "\u{34F}\u{17B4}", "\u{110BD}x",
      "${IFS}`id`", "../../etc/passwd", "\u{FFF9}\u{FFFB}", "\u{1D173}\u{13430}", "",
    ] + nonCharacters

  /// Text that would be markup, a link or a script in HTML or Markdown.
  package static let markup = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
    "javascript:alert(1)", "</td></table></main><h1>all calm</h1>", "<!-- --><style>*{}</style>",
    "&lt;b&gt; &#60; &amp", "[calm](https://evil.example)", "![x](https://evil.example/x.png)",
    "https://evil.example/a", "WWW.evil.example", "calm@evil.example", "a@@b.example",
    "<https://evil.example>",
    "[1]: https://evil.example", "| a | b |", "# calm", "- calm", "+ calm", "1. calm", "12) calm",
    "> calm", "---", "***", "~~~", "```", "`code`", "**bold** _it_ ~~no~~", "\\", "\\[x\\](y)",
    "$x$", "$$x$$", "= = =", "a\\", "![", "](javascript:x)",
  ]

  /// Texts that end a quotation, a pattern or a line where quoting forgets them: each sign that means
  /// something somewhere, alone, doubled, and under marks with which it is another character to Swift.
  package static let quotation: [String] = {
    let signs = "\"'\\%_`$!#@&<>|*?[](){},;:/=+-.~^ ".unicodeScalars.map { String($0) }
    let marks = ["", "\u{301}", "\u{20DD}", "\u{FE0F}", "\u{200D}", "\u{903}"]
    let marked = signs.flatMap { sign in marks.map { "a\(sign)\($0)b\(sign)" } }
    let whole = [
      "\"\u{301}", "\\\u{301}", "\"\u{301},\"\u{301}", "\u{301}first", "x\r\ny", "x\ny", "x\ry",
      "x\r\n\u{301}.y", "x\u{0}y", "\u{0}", "x\u{2028}y\u{2029}z", "e\u{301}", "\u{E9}",
      "'\u{301}; DROP",
      "\\", "\"", "{", "}", "NULL", "null", "$$", "--", "/*",
    ]
    return marked + whole
  }()

  /// Swift accepts no literal of them.
  private static let nonCharacters = ([0xFDD0, 0xFFFE, 0x1FFFF] as [UInt32])
    .compactMap(Unicode.Scalar.init).map { "a\($0)b" }

  /// A random text of attacks, of plain words, and of scalars from anywhere.
  package static func text(_ generator: inout SeededGenerator, parts: Int) -> String {
    var text = ""
    for _ in 0..<parts {
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: text += "word "
      case 1: text += attacks.drawn(&generator) ?? ""
      default: text.unicodeScalars.append(scalar(&generator))
      }
    }
    return text
  }

  /// Half of them below U+3000, where most that is special lives.
  private static func scalar(_ generator: inout SeededGenerator) -> Unicode.Scalar {
    let highest: UInt32 = Bool.random(using: &generator) ? 0x2FFF : 0x10FFFF
    return Unicode.Scalar(UInt32.random(in: 0...highest, using: &generator)) ?? "\u{202E}"
  }

  /// Scalars of a screen or a printed text that may do more than show; LF ends lines.
  ///
  /// The left-to-right mark is the program's own fence around right-to-left text, and joiners
  /// belong to the spelling of Persian or Hindi.
  package static func harmful(in text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A, 0x200C, 0x200D, 0x200E: false
      default: isHarmful(scalar)
      }
    }
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .privateUse, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator: true
    default: scalar.properties.isBidiControl || scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}
