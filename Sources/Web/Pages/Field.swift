/// One field of a form with its label, what helps to fill it in, and what was wrong with it, all tied together.
struct Field {
  var id: String
  var label: String
  var type = "text"
  var value = ""
  var autocomplete = "off"
  var hint: String?
  /// What was wrong with it.
  var fault: String?
  var isRequired = true
  /// Where writing begins; the field that was wrong comes first.
  var isFirst = false

  var markup: HTML {
    let described = [hint.map { _ in "\(id)-hint" }, fault.map { _ in "\(id)-fault" }].compactMap { $0 }
    let description: HTML? =
      described.isEmpty ? nil : " aria-describedby=\"\(described.joined(separator: " "))\""
    return """
      <p><label for="\(id)">\(label)</label>\
      \(hint.map { "<span class=\"hint\" id=\"\(id)-hint\">\($0)</span>" as HTML })\
      \(fault.map { "<span class=\"fault\" id=\"\(id)-fault\">\($0)</span>" as HTML })\
      <input id="\(id)" name="\(id)" type="\(type)" value="\(value)" autocomplete="\(autocomplete)"\
      \(type == "text" ? .empty : " spellcheck=\"false\" autocapitalize=\"none\"")\(description)\
      \(fault == nil ? .empty : " aria-invalid=\"true\"")\(isRequired ? " required" : .empty)\
      \(isFirst || fault != nil ? " autofocus" : .empty)></p>

      """
  }

  /// Above a form: what was wrong, with a way to the field.
  static func summary(_ fault: String?, field: String?) -> HTML? {
    fault.map { fault in
      let text: HTML = field.map { "<a href=\"#\($0)\">\(fault)</a>" } ?? "\(fault)"
      return "<p class=\"warning\" role=\"alert\">\(text)</p>"
    }
  }
}
