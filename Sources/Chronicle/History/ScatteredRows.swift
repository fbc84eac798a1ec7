/// Rows of a table that belong together but lie apart, in the table's order. Valid while the chronicle lives.
///
/// What the standard library would add by itself is written out: its own versions are not specialised across rooms, and
/// cost a hundred times as much.
package struct ScatteredRows<Row: BitwiseCopyable>: RandomAccessCollection {
  package let table: UnsafeBufferPointer<Row>
  package let places: UnsafeBufferPointer<UInt32>

  @inlinable
  package init(table: UnsafeBufferPointer<Row>, places: UnsafeBufferPointer<UInt32>) {
    self.table = table
    self.places = places
  }

  @inlinable package var startIndex: Int { 0 }
  @inlinable package var endIndex: Int { places.count }
  @inlinable package var count: Int { places.count }
  @inlinable package var isEmpty: Bool { places.isEmpty }
  @inlinable package subscript(index: Int) -> Row { table[Int(places[index])] }
  @inlinable package func index(after index: Int) -> Int { index &+ 1 }
  @inlinable package func index(before index: Int) -> Int { index &- 1 }
  @inlinable package func formIndex(after index: inout Int) { index &+= 1 }
  @inlinable package func distance(from start: Int, to end: Int) -> Int { end &- start }
  @inlinable package func index(_ index: Int, offsetBy distance: Int) -> Int { index &+ distance }
  @inlinable package func makeIterator() -> Iterator { Iterator(rows: self) }

  package struct Iterator: IteratorProtocol {
    package let rows: ScatteredRows
    package var position = 0

    @inlinable package init(rows: ScatteredRows) { self.rows = rows }

    @inlinable
    package mutating func next() -> Row? {
      guard position < rows.places.count else { return nil }
      defer { position &+= 1 }
      return rows[position]
    }
  }

  @inlinable @inline(__always)
  package func filter(_ isIncluded: (Row) throws -> Bool) rethrows -> [Row] {
    var kept: [Row] = []
    var position = 0
    while position < places.count {
      let row = self[position]
      if try isIncluded(row) { kept.append(row) }
      position &+= 1
    }
    return kept
  }

  @inlinable @inline(__always)
  package func contains(where matches: (Row) throws -> Bool) rethrows -> Bool {
    var position = 0
    while position < places.count {
      if try matches(self[position]) { return true }
      position &+= 1
    }
    return false
  }

  @inlinable @inline(__always)
  package func last(where matches: (Row) throws -> Bool) rethrows -> Row? {
    var position = places.count
    while position > 0 {
      position &-= 1
      let row = self[position]
      if try matches(row) { return row }
    }
    return nil
  }
}
