# layer(NAME [USES layer…] [LIBRARIES target…])
#
# Makes src/NAME a library from every .cpp and .html below it, and NAME_test a test program
# from every *_test.cpp, beside the code that they test.

add_executable(tplc tools/tplc.cpp)

# What nearly every file includes, compiled once.
set(ACTA_COMMON_HEADERS <string> <string_view> <vector> <map> <optional> <algorithm> <functional>
  <memory> <variant> <span> <array> <cstdint> <chrono> <tl/expected.hpp> <fmt/core.h>)

function(layer name)
  cmake_parse_arguments(arg "" "" "USES;LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS src/${name}/*.cpp)
  file(GLOB_RECURSE tests CONFIGURE_DEPENDS src/${name}/*_test.cpp)
  file(GLOB_RECURSE pages CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR} src/${name}/*.html)
  list(REMOVE_ITEM sources ${tests} "")

  foreach(page ${pages})
    set(generated ${CMAKE_BINARY_DIR}/${page}.cpp)
    cmake_path(GET generated PARENT_PATH folder)
    file(MAKE_DIRECTORY ${folder})
    add_custom_command(OUTPUT ${generated} DEPENDS tplc ${page} VERBATIM
      COMMAND tplc ${CMAKE_SOURCE_DIR}/${page} > ${generated})
    list(APPEND sources ${generated})
    # Templates are small and read the same headers: a dozen of them is one compilation.
    list(LENGTH sources count)
    math(EXPR group "${count} / 12")
    set_source_files_properties(${generated} PROPERTIES UNITY_GROUP templates_${group})
  endforeach()

  set(kind STATIC)
  set(scope PUBLIC)
  if(NOT sources)
    set(kind INTERFACE)
    set(scope INTERFACE)
  endif()
  add_library(${name} ${kind} ${sources})
  if(pages)
    set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  endif()
  target_include_directories(${name} ${scope} ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(${name} ${scope} ${arg_USES} ${arg_LIBRARIES})
  if(sources)
    target_precompile_headers(${name} PRIVATE ${ACTA_COMMON_HEADERS})
  endif()

  if(tests)
    add_executable(${name}_test ${tests})
    target_precompile_headers(${name}_test PRIVATE <gtest/gtest.h> ${ACTA_COMMON_HEADERS})
    target_link_libraries(${name}_test PRIVATE ${name} GTest::gtest_main rapidcheck)
    target_compile_definitions(${name}_test PRIVATE ACTA_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    add_test(NAME ${name} COMMAND ${name}_test)
  endif()
endfunction()
