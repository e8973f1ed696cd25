#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace acta::exchange {

// An image without what it says of the camera, the place and the person: the picture itself is
// neither decoded nor changed. Nothing where it does not hold together from its first byte to its
// end; what follows the end is left out.

struct BareImage {
  std::string bytes;
  std::size_t width = 0, height = 0;  // pixels, as it says itself; neither is 0
};

// PNG (ISO/IEC 15948, §5): the chunks of the picture and of its colours.
std::optional<BareImage> without_png_metadata(std::string_view bytes);
// JPEG (ITU-T T.81, annex B): all segments but APP1 to APP13, APP15 and comments.
std::optional<BareImage> without_jpeg_metadata(std::string_view bytes);

}  // namespace acta::exchange
