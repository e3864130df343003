import ArgumentParser

/// Runs `body`; what it throws becomes a usage error with the same text, headed by the option.
func usage<Value>(_ option: String? = nil, _ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch {
    throw ValidationError((option.map { "\($0): " } ?? "") + String(describing: error))
  }
}

/// Runs `body`; what it throws becomes a runtime failure with the same text.
func failure<Value: ~Copyable>(_ body: () throws -> Value) throws -> Value {
  do { return try body() } catch { throw RuntimeFailure(text: String(describing: error)) }
}

/// Something failed that the input isn't to blame for: exit code 2.
struct RuntimeFailure: Error, CustomStringConvertible {
  let text: String
  var description: String { text }
}
