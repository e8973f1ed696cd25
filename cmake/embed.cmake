# embed(TARGET FUNCTION FILES file… BASE dir)
#
# Puts files into TARGET with .incbin and defines FUNCTION, declared by the caller as
#   namespace a::b { std::string_view FUNCTION(std::string_view path); }
# FUNCTION "acta::embedded_messages" finds a file by its path below BASE; an unknown path is empty.
function(embed target function)
  cmake_parse_arguments(arg "" "BASE" "FILES" ${ARGN})
  string(MAKE_C_IDENTIFIER ${function} name)
  string(REGEX REPLACE "::[^:]*$" "" namespace ${function})
  string(REGEX REPLACE "^.*::" "" short ${function})
  set(assembly "    .section .rodata\n")
  set(declarations "")
  set(rows "")
  set(index 0)
  foreach(file ${arg_FILES})
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY ${arg_BASE} OUTPUT_VARIABLE path)
    set(symbol ${name}_${index})
    string(APPEND assembly "    .global ${symbol}_begin\n    .global ${symbol}_end\n"
      "${symbol}_begin:\n    .incbin \"${file}\"\n${symbol}_end:\n    .byte 0\n")
    string(APPEND declarations "extern const char ${symbol}_begin[];\nextern const char ${symbol}_end[];\n")
    string(APPEND rows "    {\"${path}\", ${symbol}_begin, ${symbol}_end},\n")
    math(EXPR index "${index}+1")
  endforeach()
  string(APPEND assembly "    .section .note.GNU-stack,\"\",%progbits\n")
  set(base ${CMAKE_BINARY_DIR}/embedded/${name})
  file(CONFIGURE OUTPUT ${base}.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${base}.cpp @ONLY CONTENT
"#include <string_view>
extern \"C\" {
${declarations}}
namespace ${namespace} {
std::string_view ${short}(std::string_view path);
std::string_view ${short}(std::string_view path) {
  static const struct { std::string_view path; const char* begin; const char* end; } files[] = {
${rows}  };
  for (const auto& file : files)
    if (file.path == path) return {file.begin, static_cast<std::size_t>(file.end - file.begin)};
  return {};
}
}
")
  set_source_files_properties(${base}.S PROPERTIES OBJECT_DEPENDS "${arg_FILES}")
  set_source_files_properties(${base}.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  target_sources(${target} PRIVATE ${base}.S ${base}.cpp)
endfunction()
