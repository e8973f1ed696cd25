#pragma once

#include <string>
#include <string_view>

#include "site/router.h"

namespace acta::site {

// The stylesheet, fonts and mark, built into the program. Their addresses hold a digest of their
// bytes, so that they can be kept for ever and never be stale: "/assets/app.1f2e3d4c5b.css".

// The address of an asset by its file name: "app.css". A name that we do not have is a defect.
const std::string& asset_url(std::string_view name);

void add_asset_routes(Router& router);

}  // namespace acta::site
