import StrictJSON
import Testing

@Suite("Numbers")
struct NumbersTests {
  @Test func integers() throws {
    #expect(try integer("0") == 0)
    #expect(try integer("-0") == 0)
    #expect(try integer("410") == 410)
    #expect(try integer("9223372036854775807") == Int.max)
    #expect(try integer("-9223372036854775808") == Int.min)
  }

  @Test(arguments: [
    ("1.0", 1), ("1e2", 100), ("1E+2", 100), ("-2.50e1", -25), ("100e-2", 1), ("0.0", 0),
    ("-0.0", 0), ("0e999999999999", 0), ("1200.000", 1200), ("1e18", 1_000_000_000_000_000_000),
    ("9223372036854775807.0", Int.max), ("-92233720368547758.08e2", Int.min),
    ("0.000001e6", 1),
  ])
  func wholeNumbersWithPointOrExponent(text: String, value: Int) throws {
    #expect(try integer(text) == value)
  }

  @Test(arguments: [
    "9223372036854775808", "-9223372036854775809", "99999999999999999999999", "1e19", "1e400",
    "9223372036854775808.0", "0.5", "1.5e0", "12e-1", "1e-1", "1e-999999999999",
    "1.00000000000000000000000001", "1e99999999999999999999",
  ])
  func otherNumbersAreNoIntegers(text: String) throws {
    #expect(try integer(text) == nil)
  }

  @Test func doubles() throws {
    #expect(try double("0") == 0)
    #expect(try double("-0")?.sign == .plus)
    #expect(try double("-0.0")?.sign == .minus)
    #expect(try double("123456789012345") == 123_456_789_012_345)
    #expect(try double("0.1") == 0.1)
    #expect(try double("32.1167") == 32.1167)
    #expect(try double("1.7976931348623157e308") == Double.greatestFiniteMagnitude)
    #expect(try double("5e-324") == Double.leastNonzeroMagnitude)
    #expect(try double("1e-999") == 0)
  }

  @Test(arguments: ["1e999", "-1e999", "1.8e308", "1e99999999999999999999"])
  func infinityIsRefused(text: String) throws {
    #expect(try double(text) == nil)
  }

  @Test func manyDigits() throws {
    let third = "0." + String(repeating: "3", count: 5_000)
    #expect(try double(third) == 1.0 / 3.0)
    #expect(try double("1" + String(repeating: "0", count: 400)) == nil)
    #expect(try double(String(repeating: "1", count: 5_000) + "e-5000") == 0.1111111111111111)
    #expect(try integer("1" + String(repeating: "0", count: 50) + "e-50") == 1)
    #expect(try integer("7." + String(repeating: "0", count: 5_000)) == 7)
  }

  @Test func numbersEndWhereTheirTokenEnds() throws {
    let values = try withReader("[1,-2.5e3 ,0]") { reader in
      var values: [Double?] = []
      _ = try reader.peek()
      try reader.enter()
      while try reader.nextElement(isFirst: values.isEmpty) {
        _ = try reader.peek()
        let token = try reader.number()
        values.append(reader.double(token))
      }
      return values
    }
    #expect(values == [1, -2500, 0])
  }
}
