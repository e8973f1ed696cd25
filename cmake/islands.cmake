# islands(TARGET FUNCTION): bundles islands/ with Debian's esbuild and embeds the result: main.ts as
# "islands.js", for every page, and writing.ts as "writing.js", for those of people who write. The build
# needs no Node. Types are checked in tests/browser.
function(islands target function)
  find_program(ESBUILD esbuild REQUIRED)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/islands/*.ts)
  foreach(entry main:islands writing:writing)
    string(REPLACE ":" ";" entry ${entry})
    list(GET entry 0 from)
    list(GET entry 1 to)
    set(bundle ${CMAKE_BINARY_DIR}/islands/${to}.js)
    add_custom_command(OUTPUT ${bundle}
      COMMAND ${ESBUILD} ${CMAKE_SOURCE_DIR}/islands/${from}.ts --bundle --minify --target=es2020
        --charset=utf8 --log-level=warning --outfile=${bundle}
      DEPENDS ${sources} VERBATIM)
    list(APPEND bundles ${bundle})
  endforeach()
  embed(${target} ${function} FILES ${bundles} BASE ${CMAKE_BINARY_DIR}/islands)
endfunction()
