#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>
#include <string.h>

// Logos: drawings and pictures of points, onto what CCairo draws on. What is "owned" is given back with
// rightcall_picture_release.

static inline void rightcall_picture_release(void *object) {
  if (object) g_object_unref(object);
}

/// A drawing from SVG text; owned; NULL where it cannot be read. It has no place of its own, so that nothing outside it
/// can be fetched.
static inline RsvgHandle *rightcall_svg_open(const unsigned char *bytes, size_t length) {
  return rsvg_handle_new_from_data(bytes, length, NULL);
}

static inline gboolean rightcall_svg_size(RsvgHandle *handle, double *width, double *height) {
  if (rsvg_handle_get_intrinsic_size_in_pixels(handle, width, height)) return TRUE;
  gboolean has_width, has_height, has_box;
  RsvgLength w, h;
  RsvgRectangle box;
  rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &w, &has_height, &h, &has_box, &box);
  if (!has_box) return FALSE;
  *width = box.width;
  *height = box.height;
  return TRUE;
}

static inline gboolean rightcall_svg_draw(
    RsvgHandle *handle, cairo_t *cairo, double x, double y, double width, double height) {
  RsvgRectangle place = {x, y, width, height};
  return rsvg_handle_render_document(handle, cairo, &place, NULL);
}

/// A picture of points from PNG or JPEG ("png", "jpeg"), as a surface with its colours multiplied by their opacity; destroy
/// it; NULL where it cannot be read.
static inline cairo_surface_t *rightcall_picture_open(const char *type, const unsigned char *bytes, size_t length) {
  GdkPixbufLoader *loader = gdk_pixbuf_loader_new_with_type(type, NULL);
  if (!loader) return NULL;
  gboolean good = gdk_pixbuf_loader_write(loader, bytes, length, NULL);
  good = gdk_pixbuf_loader_close(loader, NULL) && good;
  GdkPixbuf *pixels = good ? gdk_pixbuf_loader_get_pixbuf(loader) : NULL;
  cairo_surface_t *surface = NULL;
  if (pixels) {
    int width = gdk_pixbuf_get_width(pixels), height = gdk_pixbuf_get_height(pixels);
    int channels = gdk_pixbuf_get_n_channels(pixels), stride = gdk_pixbuf_get_rowstride(pixels);
    const guchar *from = gdk_pixbuf_read_pixels(pixels);
    surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    if (cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS) {
      unsigned char *to = cairo_image_surface_get_data(surface);
      int to_stride = cairo_image_surface_get_stride(surface);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          const guchar *p = from + (size_t)y * stride + (size_t)x * channels;
          guint32 a = channels == 4 ? p[3] : 255;
          guint32 r = (p[0] * a + 127) / 255, g = (p[1] * a + 127) / 255, b = (p[2] * a + 127) / 255;
          guint32 pixel = a << 24 | r << 16 | g << 8 | b;
          memcpy(to + (size_t)y * to_stride + (size_t)x * 4, &pixel, 4);
        }
      }
      cairo_surface_mark_dirty(surface);
    } else {
      cairo_surface_destroy(surface);
      surface = NULL;
    }
  }
  g_object_unref(loader);
  return surface;
}
