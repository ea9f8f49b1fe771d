import GraphModel
import Testing

@Suite struct PartialDateTests {
  @Test(arguments: [
    ("2022", "2022-01-01", "2022-12-31"), ("2022-02", "2022-02-01", "2022-02-28"),
    ("2024-02", "2024-02-01", "2024-02-29"), ("2022-02-24", "2022-02-24", "2022-02-24"),
  ])
  func `a partial date spans the days that it can mean`(
    text: String, earliest: String, latest: String
  ) throws {
    let date = try #require(PartialDate(text))
    #expect(date.description == text)
    #expect(date.earliest.description == earliest)
    #expect(date.latest.description == latest)
  }

  @Test(arguments: [
    "", "22", "202", "20222", "2022-", "2022-2", "2022-13", "2022-00", "2022-02-30", "2022-02-1",
    "2022-02-24T00:00", "+2022", "-022", "２０２２", "2022-02-24 ", "0x16",
  ])
  func `what is not a date of EDTF level 0 is refused`(text: String) {
    #expect(PartialDate(text) == nil)
  }

  @Test func `a month without a year's part in between cannot be written down`() {
    #expect(PartialDate(year: 2022, month: nil, day: 3) == nil)
  }
}
