import Drawing

/// A picture with the figures that it shows as a table, for whoever would rather read them.
struct FigureView {
  let drawing: HTML
  let table: DataTable
  let caption: String

  /// - Parameter id: unique on the page.
  init(_ chart: some Chart, id: String, caption: String) {
    drawing = HTML(drawing: chart, id: id)
    table = chart.table
    self.caption = caption
  }

  var markup: HTML {
    """
    <div class="figure">
    \(drawing)<details><summary>The figures as a table</summary>
    \(TableView(caption: caption, columns: table.columns, rows: table.rows).markup)
    </details>
    </div>

    """
  }
}

/// Rows and columns. The first cell of a row is its heading.
struct TableView {
  let caption: String
  let columns: [String]
  let rows: [[String]]

  var markup: HTML {
    let heads: [HTML] = columns.map { "<th scope=\"col\">\($0)</th>" }
    let lines: [HTML] = rows.map { row in
      let cells: [HTML] = row.dropFirst().map { "<td>\($0)</td>" }
      return "<tr><th scope=\"row\">\(row.first ?? "")</th>\(cells)</tr>\n"
    }
    return """
      <div class="scroll" tabindex="0" role="group" aria-label="\(caption)"><table class="figures">
      <caption>\(caption)</caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(lines)</tbody>
      </table></div>
      """
  }
}
