#include "register/claim.h"

#include <array>
#include <utility>

namespace acta::record {
namespace {

constexpr std::array<std::pair<ResolutionKind, std::string_view>, 7> resolution_names{{
    {ResolutionKind::conflict, "conflict"},
    {ResolutionKind::change, "change"},
    {ResolutionKind::rename, "rename"},
    {ResolutionKind::error, "error"},
    {ResolutionKind::definition, "definition"},
    {ResolutionKind::part_of, "part-of"},
    {ResolutionKind::rounding, "rounding"},
}};

}  // namespace

std::string_view name_of(ReplaceKind kind) {
  switch (kind) {
    case ReplaceKind::none: return "";
    case ReplaceKind::amendment: return "amendment";
    case ReplaceKind::correction: return "correction";
    case ReplaceKind::resolution: return "resolution";
    case ReplaceKind::translation: return "translation";
  }
  return "";
}

std::string_view name_of(ResolutionKind kind) {
  for (const auto& [value, name] : resolution_names)
    if (value == kind) return name;
  return "";
}

ResolutionKind resolution_kind(std::string_view name) {
  for (const auto& [value, known] : resolution_names)
    if (known == name) return value;
  return ResolutionKind::none;
}

std::string_view name_of(Translation translation) {
  switch (translation) {
    case Translation::none: return "";
    case Translation::machine: return "machine";
    case Translation::human: return "human";
    case Translation::reviewed: return "reviewed";
  }
  return "";
}

Translation translation_named(std::string_view name) {
  for (const auto known : {Translation::machine, Translation::human, Translation::reviewed})
    if (name_of(known) == name) return known;
  return Translation::none;
}

std::string_view name_of(Status status) {
  switch (status) {
    case Status::published: return "published";
    case Status::restricted: return "restricted";
    case Status::withdrawn: return "withdrawn";
  }
  return "";
}

}  // namespace acta::record
