/// What must hold for any bytes and did not.
package struct Broken: Error, CustomStringConvertible {
  package let description: String
}

func expect(_ condition: Bool, _ otherwise: StaticString) throws(Broken) {
  if !condition { throw Broken(description: otherwise.description) }
}
