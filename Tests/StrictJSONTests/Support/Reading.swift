import StrictJSON

/// What a check of bytes throws, or `nil` where they are one JSON value.
func syntaxError(
  _ bytes: some Sequence<UInt8>, limits: Limits = .standard
) -> JSONSyntaxError? {
  Array(bytes).withUnsafeBufferPointer { buffer in
    do throws(JSONSyntaxError) {
      try JSONReader.check(buffer, limits: limits)
      return nil
    } catch {
      return error
    }
  }
}

func syntaxError(_ text: String, limits: Limits = .standard) -> JSONSyntaxError? {
  syntaxError(text.utf8, limits: limits)
}

/// Calls `body` with a reader over a text.
func withReader<Value>(
  _ text: String, _ body: (inout JSONReader) throws -> Value
) throws -> Value {
  var text = text
  return try text.withUTF8 { bytes in
    var reader = try JSONReader(bytes)
    return try body(&reader)
  }
}

/// The integer a text is; `nil` where it is none.
func integer(_ text: String) throws -> Int? {
  try withReader(text) { reader in
    _ = try reader.peek()
    let token = try reader.number()
    try reader.end()
    return reader.integer(token)
  }
}

func double(_ text: String) throws -> Double? {
  try withReader(text) { reader in
    _ = try reader.peek()
    let token = try reader.number()
    try reader.end()
    return reader.double(token)
  }
}

func string(_ text: String) throws -> String {
  try withReader(text) { reader in
    _ = try reader.peek()
    let token = try reader.string()
    try reader.end()
    return reader.text(token)
  }
}

/// Calls `body` with a document reader and gives its problems, placed, and a syntax error last.
func problems(
  of text: String, limits: Limits = .standard, _ body: (inout DocumentReader) throws -> Void
) throws -> [LocatedProblem] {
  var text = text
  return try text.withUTF8 { bytes in
    var reader = try DocumentReader(bytes, limits: limits)
    var found: [Problem] = []
    do {
      try body(&reader)
      try reader.json.end()
    } catch let error as JSONSyntaxError {
      found = [Problem(offset: error.offset, severity: .error, complaint: .syntax(error.reason))]
    }
    return ProblemLocator.locate(reader.allProblems + found, in: bytes)
  }
}
