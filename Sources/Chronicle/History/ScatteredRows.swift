/// Rows of a table that belong together but lie apart, in the table's order. Valid while the chronicle lives.
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
  @inlinable package subscript(index: Int) -> Row { table[Int(places[index])] }
}
