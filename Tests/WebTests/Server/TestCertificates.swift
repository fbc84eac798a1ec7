/// Two self-signed certificates for desk.firm.example with their keys, made with `openssl req -x509 -newkey ec -nodes`, for
/// these tests alone.
enum TestCertificates {
  static let firstKey = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgAj6Asur3C0N48nRk
    T2CHwLtsou5oZzp2ooC4qGJo14GhRANCAASOX2M9ks2jNHwMheV3g8Potg5P+yoR
    olvFrwTYZhvIWrM4KGNIujCLVQ1lWt1NDL60/Sf+NLCDABKcScGMQsJX
    -----END PRIVATE KEY-----

    """

  static let first = """
    -----BEGIN CERTIFICATE-----
    MIIBrTCCAVOgAwIBAgIUbUYahZs8KFVYXktnvlrrOnOclxowCgYIKoZIzj0EAwIw
    HDEaMBgGA1UEAwwRZGVzay5maXJtLmV4YW1wbGUwIBcNMjYxMTI2MTgwOTM2WhgP
    MjEyNjExMDIxODA5MzZaMBwxGjAYBgNVBAMMEWRlc2suZmlybS5leGFtcGxlMFkw
    EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEjl9jPZLNozR8DIXld4PD6LYOT/sqEaJb
    xa8E2GYbyFqzOChjSLowi1UNZVrdTQy+tP0n/jSwgwASnEnBjELCV6NxMG8wHQYD
    VR0OBBYEFBIs+ULFcafrGWYGUmShIKSieUMiMB8GA1UdIwQYMBaAFBIs+ULFcafr
    GWYGUmShIKSieUMiMA8GA1UdEwEB/wQFMAMBAf8wHAYDVR0RBBUwE4IRZGVzay5m
    aXJtLmV4YW1wbGUwCgYIKoZIzj0EAwIDSAAwRQIhAN12BPv+sfnzdpcMIMfA2i9D
    V4umzarb9l3bjHxRZiqsAiBlys3xfEkHQimNvoxPTgCSqmKSbJLitjloXRc5nKIB
    4A==
    -----END CERTIFICATE-----

    """

  static let secondKey = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg1nEJRhXQMn9kX3JD
    gugIt99zME5uxMxs+agWgsYxchChRANCAASIbGq6OGaZ396s2jA8S78OujkBsYZp
    W45uoLrKNHK8uSOntNF3GXHaq96mHYyoCaG+9llNbmF7QceznQALmoEx
    -----END PRIVATE KEY-----

    """

  static let second = """
    -----BEGIN CERTIFICATE-----
    MIIBrTCCAVOgAwIBAgIUCiRQuT6RB89r04lXsbv0bjIrV+swCgYIKoZIzj0EAwIw
    HDEaMBgGA1UEAwwRZGVzay5maXJtLmV4YW1wbGUwIBcNMjYxMTI2MTgwOTM2WhgP
    MjEyNjExMDIxODA5MzZaMBwxGjAYBgNVBAMMEWRlc2suZmlybS5leGFtcGxlMFkw
    EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEiGxqujhmmd/erNowPEu/Dro5AbGGaVuO
    bqC6yjRyvLkjp7TRdxlx2qveph2MqAmhvvZZTW5he0HHs50AC5qBMaNxMG8wHQYD
    VR0OBBYEFA0YaGIc4+U+VlcjZ1QE9/YFqKOKMB8GA1UdIwQYMBaAFA0YaGIc4+U+
    VlcjZ1QE9/YFqKOKMA8GA1UdEwEB/wQFMAMBAf8wHAYDVR0RBBUwE4IRZGVzay5m
    aXJtLmV4YW1wbGUwCgYIKoZIzj0EAwIDSAAwRQIgQs87UqRAoE4Lyog4IL7ejkcv
    Gvlnw2iffDtjps29A/4CIQCnpXGQdBWQtKkgU2Ab36osLlCJ99rpYBvfvdudSUW4
    JQ==
    -----END CERTIFICATE-----

    """
}
