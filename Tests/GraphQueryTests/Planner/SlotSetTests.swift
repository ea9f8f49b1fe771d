import TestSupport
import Testing

@testable import GraphQuery

@Suite struct SlotSetTests {
  @Test func `a set of slots is a set`() {
    var random = SeededGenerator(seed: randomSeed())
    func slots(_ bits: Int) -> Set<Slot> {
      Set(
        (0..<Int.random(in: 0...12, using: &random)).map { _ in
          Slot(Int.random(in: 0..<bits, using: &random))
        })
    }
    for round in 0..<2_000 {
      let bits = [3, 64, 70, 300][round % 4]
      let (a, b) = (slots(bits), slots(bits))
      let (x, y) = (SlotSet(a), SlotSet(b))
      #expect(Array(x) == a.sorted())
      #expect(x.count == a.count)
      #expect(x.isEmpty == a.isEmpty)
      #expect(x.first == a.min())
      #expect((x == y) == (a == b))
      #expect(x.union(y) == SlotSet(a.union(b)))
      #expect(x.intersection(y) == SlotSet(a.intersection(b)))
      #expect(x.symmetricDifference(y) == SlotSet(a.symmetricDifference(b)))
      #expect(x.subtracting(y) == SlotSet(a.subtracting(b)))
      #expect(x.isSubset(of: y) == a.isSubset(of: b))
      #expect(x.isDisjoint(with: y) == a.isDisjoint(with: b))
      #expect(x.isDisjoint(with: Array(b)) == a.isDisjoint(with: b))
      let slot = Slot(Int.random(in: 0..<bits, using: &random))
      var (changed, plain) = (x, a)
      #expect(changed.contains(slot) == plain.contains(slot))
      #expect(changed.insert(slot).inserted == plain.insert(slot).inserted)
      #expect(changed == SlotSet(plain))
      #expect((changed.remove(slot) == nil) == (plain.remove(slot) == nil))
      #expect(changed == SlotSet(plain))
      changed.formUnion(Array(b))
      #expect(changed == SlotSet(plain.union(b)))
    }
  }
}
