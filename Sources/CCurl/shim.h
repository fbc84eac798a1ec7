#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// libcurl connects, does TLS, and signs in; what is said after that is said through the open connection. Its options take
// any kind of value, which Swift cannot call: what a mailbox needs of them is here.

/// RFC 6890: this host, private, shared, loopback, link-local, protocol, test, benchmark, multicast, reserved.
static inline int rightcall_is_private_v4(uint32_t a) {
  static const uint32_t ranges[][2] = {
      {0x00000000u, 8},  {0x0A000000u, 8},  {0x64400000u, 10}, {0x7F000000u, 8},  {0xA9FE0000u, 16},
      {0xAC100000u, 12}, {0xC0000000u, 24}, {0xC0000200u, 24}, {0xC0A80000u, 16}, {0xC6120000u, 15},
      {0xC6336400u, 24}, {0xCB007100u, 24}, {0xE0000000u, 4},  {0xF0000000u, 4}};
  for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
    if (a >> (32 - ranges[i][1]) == ranges[i][0] >> (32 - ranges[i][1])) return 1;
  return 0;
}

/// All but global unicast, and what carries an IPv4 address inside.
static inline int rightcall_is_private_v6(const uint8_t *b) {
  static const uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  uint32_t tail = (uint32_t)b[12] << 24 | (uint32_t)b[13] << 16 | (uint32_t)b[14] << 8 | b[15];
  if (!memcmp(b, mapped, 12)) return rightcall_is_private_v4(tail);
  if (b[0] == 0x20 && b[1] == 0x02)
    return rightcall_is_private_v4((uint32_t)b[2] << 24 | (uint32_t)b[3] << 16 | (uint32_t)b[4] << 8 | b[5]);
  if (b[0] == 0x20 && b[1] == 0x01 && (b[2] < 2 || (b[2] == 0x0D && b[3] == 0xB8))) return 1;
  return (b[0] & 0xE0) != 0x20;
}

/// Opens no socket to a private range: the address is the one that is connected to, whatever its name leads to next.
static inline curl_socket_t rightcall_public_socket(void *refused, curlsocktype purpose, struct curl_sockaddr *address) {
  int is_private = 1;
  (void)purpose;
  if (address->family == AF_INET)
    is_private = rightcall_is_private_v4(ntohl(((struct sockaddr_in *)&address->addr)->sin_addr.s_addr));
  if (address->family == AF_INET6)
    is_private = rightcall_is_private_v6(((struct sockaddr_in6 *)&address->addr)->sin6_addr.s6_addr);
  if (is_private) {
    *(int *)refused = 1;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// Connects to `imap://` or `imaps://` and signs in. `refused` becomes 1 where the address is in a private range and that is
/// not allowed. To be given back with `curl_easy_cleanup`; NULL, with curl's number in `code`, where it did not succeed.
static inline CURL *rightcall_imap_open(
    const char *url, const char *user, const char *password, int allows_private, int allows_clear, int *refused, int *code) {
  curl_global_init(CURL_GLOBAL_DEFAULT);
  CURL *curl = curl_easy_init();
  if (!curl) return 0;
  *refused = 0;
  curl_easy_setopt(curl, CURLOPT_URL, url);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "imap,imaps");
  curl_easy_setopt(curl, CURLOPT_USERNAME, user);
  curl_easy_setopt(curl, CURLOPT_PASSWORD, password);
  curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 15L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 60L);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
  if (!allows_clear) curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
  if (!allows_private) {
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, rightcall_public_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, refused);
  }
  *code = (int)curl_easy_perform(curl);
  if (*code == CURLE_OK) return curl;
  curl_easy_cleanup(curl);
  return 0;
}

static inline int rightcall_curl_wait(CURL *curl, short events, int milliseconds) {
  curl_socket_t socket = CURL_SOCKET_BAD;
  if (curl_easy_getinfo(curl, CURLINFO_ACTIVESOCKET, &socket) != CURLE_OK || socket == CURL_SOCKET_BAD) return 0;
  struct pollfd entry = {socket, events, 0};
  return poll(&entry, 1, milliseconds) > 0;
}

/// Sends all of it. 0 where the connection is gone, or nothing goes for `milliseconds`.
static inline int rightcall_curl_send(CURL *curl, const void *bytes, size_t count, int milliseconds) {
  const char *next = (const char *)bytes;
  while (count) {
    size_t sent = 0;
    CURLcode code = curl_easy_send(curl, next, count, &sent);
    if (code == CURLE_AGAIN) {
      if (!rightcall_curl_wait(curl, POLLOUT, milliseconds)) return 0;
      continue;
    }
    if (code != CURLE_OK) return 0;
    next += sent;
    count -= sent;
  }
  return 1;
}

/// Reads what is there. 0 where the connection is gone, or nothing comes for `milliseconds`.
static inline size_t rightcall_curl_receive(CURL *curl, void *bytes, size_t capacity, int milliseconds) {
  for (;;) {
    size_t count = 0;
    CURLcode code = curl_easy_recv(curl, bytes, capacity, &count);
    if (code == CURLE_OK) return count;
    if (code != CURLE_AGAIN || !rightcall_curl_wait(curl, POLLIN, milliseconds)) return 0;
  }
}
