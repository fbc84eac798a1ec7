import Desk
import Recruitment

/// Pages and forms about who may come in.
struct AccessRoutes {
  let site: Site
  let request: WebRequest

  static func takesOnlyForms(_ segments: [String]) -> Bool {
    switch segments.first {
    case "account": segments.count > 1
    case "accounts": segments.count > 2 || segments == ["accounts", "first-link"]
    default: false
    }
  }

  func page(_ segments: [String], query: FormValues) async throws -> WebResponse {
    if segments == ["setup"] { return try await SignInRoute(site: site, request: request).setUpPage() }
    guard let visitor = site.visitor, let reception = site.reception else { return ErrorPages.notFound }
    switch (segments.first, segments.count) {
    case ("sign-in", _): return .seeOther(try await site.home())
    case ("account", 1): return try await OwnAccountRoute(site, request, visitor, reception).show()
    case ("accounts", 1), ("accounts", 2):
      let route = AccountsRoute(site, request, visitor, reception)
      if segments.count == 1 { return try await route.list() }
      if segments[1] == "first-link" { return ErrorPages.methodNotAllowed(allowed: "POST") }
      return segments[1] == "new" ? try await route.new() : try await route.one(segments[1])
    case ("audit", 1): return try await AuditRoute(site, request, visitor).show(query)
    default: return Self.takesOnlyForms(segments) ? ErrorPages.methodNotAllowed(allowed: "POST") : ErrorPages.notFound
    }
  }

  /// - Returns: `nil` for forms that are about something else.
  func form(_ segments: [String], _ form: FormValues) async throws -> WebResponse? {
    if segments == ["setup"] { return try await SignInRoute(site: site, request: request).setUp(form) }
    guard ["account", "accounts", "sign-out"].contains(segments.first) else { return nil }
    guard let visitor = site.visitor, let reception = site.reception else { return ErrorPages.notFound }
    if segments.first == "accounts" {
      return try await AccountsRoute(site, request, visitor, reception).form(Array(segments.dropFirst()), form)
    }
    return try await OwnAccountRoute(site, request, visitor, reception).form(segments, form)
  }
}
