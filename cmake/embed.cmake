# embed(TARGET FUNCTION FILES file… BASE dir)
#
# Puts files into TARGET with .incbin and defines two functions, declared by the caller. For the
# FUNCTION "acta::embedded_message" they are
#   namespace acta {
#   std::string_view embedded_message(std::string_view path);   // below BASE; empty if unknown
#   std::span<const std::string_view> embedded_message_paths();  // all of them, sorted
#   }
function(embed target function)
  cmake_parse_arguments(arg "" "BASE" "FILES" ${ARGN})
  string(MAKE_C_IDENTIFIER ${function} name)
  string(REGEX REPLACE "::[^:]*$" "" namespace ${function})
  string(REGEX REPLACE "^.*::" "" short ${function})
  set(assembly "    .section .rodata\n")
  set(declarations "")
  set(rows "")
  set(paths "")
  set(index 0)
  list(SORT arg_FILES)
  foreach(file ${arg_FILES})
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY ${arg_BASE} OUTPUT_VARIABLE path)
    set(symbol ${name}_${index})
    string(APPEND assembly "    .global ${symbol}_begin\n    .global ${symbol}_end\n"
      "${symbol}_begin:\n    .incbin \"${file}\"\n${symbol}_end:\n    .byte 0\n")
    string(APPEND declarations "extern const char ${symbol}_begin[];\nextern const char ${symbol}_end[];\n")
    string(APPEND rows "    {${symbol}_begin, ${symbol}_end},\n")
    string(APPEND paths "    \"${path}\",\n")
    math(EXPR index "${index}+1")
  endforeach()
  string(APPEND assembly "    .section .note.GNU-stack,\"\",%progbits\n")
  set(base ${CMAKE_BINARY_DIR}/embedded/${name})
  file(CONFIGURE OUTPUT ${base}.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${base}.cpp @ONLY CONTENT
"#include <algorithm>
#include <array>
#include <span>
#include <string_view>
extern \"C\" {
${declarations}}
namespace ${namespace} {
std::string_view ${short}(std::string_view path);
std::span<const std::string_view> ${short}_paths();
namespace {
struct Bytes { const char* begin; const char* end; };
constexpr std::array<std::string_view, ${index}> paths = {
${paths}};
constexpr std::array<Bytes, ${index}> files = {{
${rows}}};
}
std::string_view ${short}(std::string_view path) {
  const auto found = std::lower_bound(paths.begin(), paths.end(), path);
  if (found == paths.end() || *found != path) return {};
  const Bytes& file = files[static_cast<std::size_t>(found - paths.begin())];
  return {file.begin, static_cast<std::size_t>(file.end - file.begin)};
}
std::span<const std::string_view> ${short}_paths() { return paths; }
}
")
  set_source_files_properties(${base}.S PROPERTIES OBJECT_DEPENDS "${arg_FILES}")
  set_source_files_properties(${base}.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  target_sources(${target} PRIVATE ${base}.S ${base}.cpp)
endfunction()
