#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <pango/pangocairo.h>

// GObject's cast macros do not import into Swift, and its objects are opaque there: what the drawing of pages needs of
// them is wrapped here. Whatever is "owned" is given back with rightcall_object_release.

static inline void rightcall_object_release(void *object) {
  if (object) g_object_unref(object);
}

/// A setting of text that measures and draws alike on paper and on screens: no hinting, no rounding to pixels, one unit
/// to the point. Owned. The map of fonts is this thread's own.
static inline PangoContext *rightcall_text_context(const char *language) {
  PangoContext *context = pango_font_map_create_context(pango_cairo_font_map_get_default());
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context, options);
  cairo_font_options_destroy(options);
  pango_cairo_context_set_resolution(context, 72);
  pango_context_set_round_glyph_positions(context, FALSE);
  pango_context_set_language(context, pango_language_from_string(language));
  return context;
}

/// Whether a family of that name is installed.
static inline gboolean rightcall_has_family(const char *name) {
  PangoFontMap *map = pango_cairo_font_map_get_default();
  return pango_font_map_get_family(map, name) != NULL;
}
