#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <memory>

#include "base/check.h"
#include "report/document.h"

namespace acta::report {
namespace {

constexpr double page_width = 595.276, page_height = 841.890;  // A4 in points
constexpr double left = 48, top = 45, bottom = 52;
constexpr double width = page_width - 2 * left;
constexpr double cell_gap = 6, cell_air = 1.6;  // beside a cell; above and below its line
constexpr double page_room = page_height - top - bottom;
constexpr double few_lines = 60;  // of what no page can hold, so much at least stands together

template <class T>
struct Unref {
  void operator()(T* object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, Unref<PangoLayout>>;

struct FreeAttributes {
  void operator()(PangoAttrList* list) const { pango_attr_list_unref(list); }
};
using Attributes = std::unique_ptr<PangoAttrList, FreeAttributes>;

struct Look {
  double size;  // points
  bool bold = false;
  double grey = 0.08;
};
constexpr Look title_look{18, true}, heading_look{11.5, true}, finding_look{10.5}, text_look{9.5},
    cell_look{8.5}, small_look{8, false, 0.3}, column_look{8, true, 0.3},
    reference_look{6.8, false, 0.3};

cairo_status_t append(void* to, const unsigned char* bytes, unsigned size) {
  static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

// A laid out text, drawn line by line: as many of them as a page takes, and the rest on the next.
class Lines {
 public:
  explicit Lines(const Layout& layout) : at_(pango_layout_get_iter(layout.get())) {}
  ~Lines() {
    if (at_) pango_layout_iter_free(at_);
  }
  Lines(Lines&& other) noexcept : at_(other.at_), done_(other.done_) { other.at_ = nullptr; }
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;
  Lines& operator=(Lines&&) = delete;

  bool done() const { return done_; }

  // Draws what fits into the room, one line at the least, and tells its height.
  double draw(cairo_t* cairo, double x, double y, double room) {
    constexpr double rounding = 0.01;
    double height = 0;
    for (int first = -1; !done_; done_ = !pango_layout_iter_next_line(at_)) {
      int above = 0, below = 0;
      pango_layout_iter_get_line_yrange(at_, &above, &below);
      if (first < 0) first = above;
      const double needed = points(below - first);
      if (height > 0 && needed > room + rounding) break;
      height = needed;
      cairo_move_to(cairo, x, y + points(pango_layout_iter_get_baseline(at_) - first));
      pango_cairo_show_layout_line(cairo, pango_layout_iter_get_line_readonly(at_));
    }
    return height;
  }

 private:
  static double points(int units) { return static_cast<double>(units) / PANGO_SCALE; }

  PangoLayoutIter* at_;
  bool done_ = false;
};

class Writer {
 public:
  explicit Writer(const Document& document) : document_(document) {
    surface_ = cairo_pdf_surface_create_for_stream(append, &bytes_, page_width, page_height);
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, document.title.c_str());
    // Without a moment of its own, the same document is the same file.
    cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE, "");
    cairo_ = cairo_create(surface_);
  }
  ~Writer() {
    cairo_destroy(cairo_);
    cairo_surface_destroy(surface_);
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  std::string run() {
    const Tag whole(cairo_, "Document");
    line("P", document_.process, small_look);
    line("H1", document_.title, title_look, 3);
    line("P", document_.dates, small_look, 6);
    paragraph(document_.finding, finding_look, 6);
    for (const std::string& note : document_.cover_notes) line("P", note, small_look, 4);
    for (const Section& section : document_.sections) {
      keep_together(heading_look.size * 4);
      y_ += 8;
      line("H2", section.title, heading_look, 3);
      for (const auto& block : section.blocks) {
        if (const auto* rows = std::get_if<Table>(&block)) table(*rows);
        else paragraph(std::get<Paragraph>(block), text_look, 4);
      }
    }
    keep_together(heading_look.size * 4);
    y_ += 8;
    line("H2", document_.references_title, heading_look, 3);
    references();
    line("P", document_.hash_label + content_hash(document_), small_look, 2);
    foot();
    return finish();
  }

 private:
  struct Tag {
    Tag(cairo_t* cairo, const char* name) : cairo_(cairo), name_(name) {
      cairo_tag_begin(cairo, name, nullptr);
    }
    ~Tag() { cairo_tag_end(cairo_, name_); }
    Tag(const Tag&) = delete;
    Tag& operator=(const Tag&) = delete;
    cairo_t* cairo_;
    const char* name_;
  };

  std::string finish() {
    cairo_surface_finish(surface_);
    check(cairo_surface_status(surface_) == CAIRO_STATUS_SUCCESS, "cairo writes the file");
    return std::move(bytes_);
  }

  Layout lay_out(std::string_view text, const Look& look, double room) const {
    Layout layout(pango_cairo_create_layout(cairo_));
    PangoFontDescription* font = pango_font_description_from_string("Liberation Sans, sans");
    pango_font_description_set_absolute_size(font, look.size * PANGO_SCALE);
    if (look.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    pango_layout_set_font_description(layout.get(), font);
    pango_font_description_free(font);
    pango_layout_set_width(layout.get(), static_cast<int>(room * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    return layout;
  }

  // The references stand small and raised; a text in another language says so.
  Layout lay_out(const Paragraph& paragraph, const Look& look, double room) const {
    std::string text;
    const Attributes attributes(pango_attr_list_new());
    const auto mark = [&](PangoAttribute* attribute, std::size_t from) {
      attribute->start_index = static_cast<guint>(from);
      attribute->end_index = static_cast<guint>(text.size());
      pango_attr_list_insert(attributes.get(), attribute);
    };
    for (const Span& span : paragraph) {
      const std::size_t from = text.size();
      text += span.text;
      if (!span.language.empty()) {
        mark(pango_attr_language_new(pango_language_from_string(span.language.c_str())), from);
        text += " [" + span.language + ']';
      }
      const std::size_t raised = text.size();
      for (const std::size_t reference : span.references)
        text += '[' + std::to_string(reference) + ']';
      if (raised == text.size()) continue;
      mark(pango_attr_rise_new(static_cast<int>(look.size * 0.35 * PANGO_SCALE)), raised);
      mark(pango_attr_scale_new(0.65), raised);
    }
    Layout layout = lay_out(text, look, room);
    pango_layout_set_attributes(layout.get(), attributes.get());
    return layout;
  }

  static double height_of(const Layout& layout) {
    int height = 0;
    pango_layout_get_size(layout.get(), nullptr, &height);
    return static_cast<double>(height) / PANGO_SCALE;
  }

  // A new page if so much does not fit on this one; whether it began one. What is taller than any
  // page begins where it stands.
  bool keep_together(double height) {
    const double together = height > page_room ? few_lines : height;
    if (y_ + together <= page_height - bottom || y_ == top) return false;
    begin_page();
    return true;
  }

  void begin_page() {
    foot();
    cairo_show_page(cairo_);
    ++page_;
    y_ = top;
  }

  void foot() {
    const Layout layout =
        lay_out(document_.title + " · " + std::to_string(page_), small_look, width);
    draw(layout, left, page_height - bottom + 18, small_look);
  }

  void draw(const Layout& layout, double x, double y, const Look& look) {
    set_grey(look.grey);
    cairo_move_to(cairo_, x, y);
    pango_cairo_show_layout(cairo_, layout.get());
  }
  void set_grey(double grey) { cairo_set_source_rgb(cairo_, grey, grey, grey); }

  void put(const char* tag, const Layout& layout, const Look& look, double after) {
    keep_together(height_of(layout));
    Lines lines(layout);
    for (;;) {
      {
        const Tag tagged(cairo_, tag);
        set_grey(look.grey);
        y_ += lines.draw(cairo_, left, y_, page_height - bottom - y_);
      }
      if (lines.done()) break;
      begin_page();
    }
    y_ += after;
  }

  void line(const char* tag, std::string_view text, const Look& look, double after = 2) {
    put(tag, lay_out(text, look, width), look, after);
  }
  void paragraph(const Paragraph& paragraph, const Look& look, double after) {
    put("P", lay_out(paragraph, look, width), look, after);
  }

  void table(const Table& table) {
    const Tag tagged(cairo_, "Table");
    std::vector<Layout> header;
    for (std::size_t i = 0; i < table.header.size(); ++i)
      header.push_back(lay_out(table.header[i], column_look, room_of(table, i)));
    row(table, header, column_look, "TH", nullptr);
    for (const auto& cells : table.rows) {
      std::vector<Layout> layouts;
      for (std::size_t i = 0; i < cells.size(); ++i)
        layouts.push_back(lay_out(cells[i], cell_look, room_of(table, i)));
      row(table, layouts, cell_look, "TD", &header);
    }
    y_ += 4;
  }

  // In two columns, read down the left one first; they end level, or at the foot of the page.
  void references() {
    constexpr double gap = 14, after = 2;
    constexpr double room = (width - gap) / 2;
    std::vector<Layout> all;
    double rest = 0;
    for (std::size_t i = 0; i < document_.references.size(); ++i) {
      all.push_back(lay_out('[' + std::to_string(i + 1) + "] " + document_.references[i],
                            reference_look, room));
      rest += height_of(all.back()) + after;
    }
    for (auto next = all.begin(); next != all.end();) {
      keep_together(height_of(*next));
      const double first = y_;
      const double foot = page_height - bottom;
      double lowest = first;
      for (const double x : {left, left + room + gap}) {
        // The left one takes half of what is left, and the right one all that fits.
        const double end = x == left ? std::min(foot, first + rest / 2) : foot;
        for (y_ = first; next != all.end(); ++next) {
          const double height = height_of(*next);
          if (y_ > first && (y_ >= end || y_ + height > foot)) break;
          const Tag tagged(cairo_, "P");
          draw(*next, x, y_, reference_look);
          y_ += height + after;
        }
        lowest = std::max(lowest, y_);
      }
      rest -= 2 * (foot - first);
      y_ = lowest;
    }
  }

  static double room_of(const Table& table, std::size_t column) {
    return width * table.widths[column] / 100 - cell_gap;
  }
  static double tallest(const std::vector<Layout>& layouts) {
    double height = 0;
    for (const Layout& layout : layouts) height = std::max(height, height_of(layout));
    return height;
  }

  // On each page that it begins or goes on, the header comes first.
  void row(const Table& table, const std::vector<Layout>& cells, const Look& look, const char* kind,
           const std::vector<Layout>* header) {
    bool fresh_page = keep_together(tallest(cells) + 2 * cell_air);
    std::vector<Lines> rest;
    for (const Layout& cell : cells) rest.emplace_back(cell);
    const auto done = [&] {
      return std::all_of(rest.begin(), rest.end(), [](const Lines& cell) { return cell.done(); });
    };
    for (;;) {
      if (fresh_page && header) row(table, *header, column_look, "TH", nullptr);
      draw_row(table, rest, look, kind);
      if (done()) return;
      begin_page();
      fresh_page = true;
    }
  }

  // What fits of it, and the rule below.
  void draw_row(const Table& table, std::vector<Lines>& cells, const Look& look, const char* kind) {
    const Tag tagged(cairo_, "TR");
    const double room = page_height - bottom - 2 * cell_air - y_;
    double x = left, height = 0;
    set_grey(look.grey);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Tag cell(cairo_, kind);
      height = std::max(height, cells[i].draw(cairo_, x, y_, room));
      x += width * table.widths[i] / 100;
    }
    y_ += height + cell_air;
    cairo_set_source_rgb(cairo_, 0.8, 0.84, 0.86);
    cairo_set_line_width(cairo_, 0.5);
    cairo_move_to(cairo_, left, y_);
    cairo_line_to(cairo_, left + width, y_);
    cairo_stroke(cairo_);
    y_ += cell_air;
  }

  const Document& document_;
  std::string bytes_;
  cairo_surface_t* surface_ = nullptr;
  cairo_t* cairo_ = nullptr;
  double y_ = top;
  int page_ = 1;
};

}  // namespace

std::string to_pdf(const Document& document) { return Writer(document).run(); }

}  // namespace acta::report
