import Permission

/// Whether we may, now, by this channel, and why: `Permission`'s answer as cards carry it.
package typealias PermissionAnswer = Permission.PermissionAnswer
