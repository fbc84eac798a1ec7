#include <gmime/gmime.h>
#include <stdint.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

// GObject's cast macros do not import into Swift, and a cast there would be unchecked: what the mail reader needs of
// GMime is wrapped here. Whatever a function returns as "owned" is given back with rightcall_mime_release.

// The C library has it, but shows it only to those who ask for GNU's own.
extern void *memmem(const void *haystack, size_t haystack_length, const void *needle, size_t needle_length);

/// The first place of some bytes; NULL where they are nowhere. Looks for the first two of them at 64 places at once:
/// "\nFrom " is looked for in every byte of a mailbox.
static inline const void *rightcall_find(
    const void *haystack, size_t haystack_length, const void *needle, size_t needle_length) {
  const unsigned char *bytes = (const unsigned char *)haystack;
  size_t position = 0;
#ifdef __SSE2__
  if (needle_length >= 2) {
    const __m128i first = _mm_set1_epi8(((const char *)needle)[0]), second = _mm_set1_epi8(((const char *)needle)[1]);
    for (; position + 63 + needle_length <= haystack_length; position += 64) {
      uint64_t found = 0;
      for (int part = 0; part < 4; part++) {
        const unsigned char *here = bytes + position + 16 * part;
        __m128i both = _mm_and_si128(
            _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)here), first),
            _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(here + 1)), second));
        found |= (uint64_t)(uint32_t)_mm_movemask_epi8(both) << (16 * part);
      }
      for (; found; found &= found - 1) {
        const unsigned char *here = bytes + position + __builtin_ctzll(found);
        if (memcmp(here, needle, needle_length) == 0) return here;
      }
    }
  }
#endif
  return memmem(bytes + position, haystack_length - position, needle, needle_length);
}

static inline void rightcall_mime_release(void *object) {
  if (object) g_object_unref(object);
}

/// Parses one message from memory, given as header and body (both are copied). Owned; NULL where there is none.
static inline GMimeMessage *rightcall_mime_parse(
    const void *header, size_t header_length, const void *body, size_t body_length) {
  GByteArray *bytes = g_byte_array_sized_new((guint)(header_length + body_length + 1));
  g_byte_array_append(bytes, (const guint8 *)header, (guint)header_length);
  if (body_length) g_byte_array_append(bytes, (const guint8 *)body, (guint)body_length);
  GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(bytes);
  g_mime_stream_mem_set_owner(GMIME_STREAM_MEM(stream), TRUE);
  GMimeParser *parser = g_mime_parser_new_with_stream(stream);
  GMimeMessage *message = g_mime_parser_construct_message(parser, NULL);
  g_object_unref(parser);
  g_object_unref(stream);
  return message;
}

/// The message's outermost part; borrowed from the message.
static inline GMimeObject *rightcall_mime_root(GMimeMessage *message) { return g_mime_message_get_mime_part(message); }

static inline gboolean rightcall_mime_is_multipart(GMimeObject *part) { return GMIME_IS_MULTIPART(part); }
static inline gboolean rightcall_mime_is_leaf(GMimeObject *part) { return GMIME_IS_PART(part); }

static inline int rightcall_mime_child_count(GMimeObject *part) {
  return g_mime_multipart_get_count(GMIME_MULTIPART(part));
}

/// Borrowed from the parent.
static inline GMimeObject *rightcall_mime_child(GMimeObject *part, int index) {
  return g_mime_multipart_get_part(GMIME_MULTIPART(part), index);
}

/// An empty subtype matches every subtype.
static inline gboolean rightcall_mime_is_type(GMimeObject *part, const char *type, const char *subtype) {
  GMimeContentType *content = g_mime_object_get_content_type(part);
  return content && g_mime_content_type_is_type(content, type, *subtype ? subtype : "*");
}

/// A parameter of the content type; borrowed; NULL where it is absent.
static inline const char *rightcall_mime_parameter(GMimeObject *part, const char *name) {
  GMimeContentType *content = g_mime_object_get_content_type(part);
  return content ? g_mime_content_type_get_parameter(content, name) : NULL;
}

/// Whether a leaf is meant to be saved rather than read.
static inline gboolean rightcall_mime_is_attachment(GMimeObject *part) {
  return g_mime_part_is_attachment(GMIME_PART(part));
}

static inline gboolean rightcall_mime_has_filename(GMimeObject *part) {
  return g_mime_part_get_filename(GMIME_PART(part)) != NULL;
}

/// Whether a leaf is in the one encoding whose lines never begin with "From ", so that an mbox leaves them alone.
static inline gboolean rightcall_mime_is_base64(GMimeObject *part) {
  return g_mime_part_get_content_encoding(GMIME_PART(part)) == GMIME_CONTENT_ENCODING_BASE64;
}

/// A stream of a leaf's content, its transfer encoding undone; owned; NULL where the leaf has no content.
static inline GMimeStream *rightcall_mime_open(GMimeObject *part) {
  GMimeDataWrapper *content = g_mime_part_get_content(GMIME_PART(part));
  if (!content) return NULL;
  GMimeStream *source = g_mime_data_wrapper_get_stream(content);
  if (!source) return NULL;
  g_mime_stream_reset(source);
  GMimeStream *decoded = g_mime_stream_filter_new(source);
  GMimeContentEncoding encoding = g_mime_data_wrapper_get_encoding(content);
  if (encoding == GMIME_CONTENT_ENCODING_BASE64 || encoding == GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE ||
      encoding == GMIME_CONTENT_ENCODING_UUENCODE) {
    GMimeFilter *filter = g_mime_filter_basic_new(encoding, FALSE);
    g_mime_stream_filter_add(GMIME_STREAM_FILTER(decoded), filter);
    g_object_unref(filter);
  }
  return decoded;
}

/// Reads at most `length` bytes; 0 at the end, negative on failure.
static inline ssize_t rightcall_mime_read(GMimeStream *stream, void *bytes, size_t length) {
  return g_mime_stream_read(stream, (char *)bytes, length);
}

/// Converts bytes of a charset to UTF-8; `g_free` the result; NULL where the charset is not known. Bytes that are not
/// of the charset become question marks.
static inline char *rightcall_mime_convert(const char *charset, const void *bytes, size_t length, size_t *converted) {
  GMimeFilter *filter = g_mime_filter_charset_new(charset, "UTF-8");
  if (!filter) return NULL;
  char *output = NULL;
  size_t output_length = 0, prespace = 0;
  g_mime_filter_complete(filter, (char *)bytes, length, 0, &output, &output_length, &prespace);
  char *copy = (char *)g_malloc(output_length + 1);
  if (output_length) memcpy(copy, output, output_length);
  copy[output_length] = 0;
  *converted = output_length;
  g_object_unref(filter);
  return copy;
}

/// Undoes encoded words in an unstructured header; `g_free` the result.
static inline char *rightcall_mime_decode_text(const char *header) {
  return g_mime_utils_header_decode_text(NULL, header);
}

typedef void (*RightCallAddressVisitor)(const char *name, const char *address, void *context);

static inline void rightcall_mime_visit_list(
    InternetAddressList *list, int depth, RightCallAddressVisitor visit, void *context) {
  int count = list && depth < 4 ? internet_address_list_length(list) : 0;
  for (int index = 0; index < count; index++) {
    InternetAddress *entry = internet_address_list_get_address(list, index);
    if (INTERNET_ADDRESS_IS_MAILBOX(entry)) {
      const char *address = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(entry));
      if (address) visit(internet_address_get_name(entry), address, context);
    } else if (INTERNET_ADDRESS_IS_GROUP(entry)) {
      InternetAddressList *members = internet_address_group_get_members(INTERNET_ADDRESS_GROUP(entry));
      rightcall_mime_visit_list(members, depth + 1, visit, context);
    }
  }
}

/// Visits every mailbox of an address header, those inside groups too, names decoded (NULL where there is none).
static inline void rightcall_mime_visit_addresses(const char *header, RightCallAddressVisitor visit, void *context) {
  InternetAddressList *list = internet_address_list_parse(NULL, header);
  if (!list) return;
  rightcall_mime_visit_list(list, 0, visit, context);
  g_object_unref(list);
}
