# islands(TARGET FUNCTION): bundles islands/main.ts with Debian's esbuild and embeds the result as
# "islands.js"; the build needs no Node. Types are checked in tests/browser.
function(islands target function)
  find_program(ESBUILD esbuild REQUIRED)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/islands/*.ts)
  set(bundle ${CMAKE_BINARY_DIR}/islands/islands.js)
  add_custom_command(OUTPUT ${bundle}
    COMMAND ${ESBUILD} ${CMAKE_SOURCE_DIR}/islands/main.ts --bundle --minify --target=es2020
      --charset=utf8 --log-level=warning --outfile=${bundle}
    DEPENDS ${sources} VERBATIM)
  embed(${target} ${function} FILES ${bundle} BASE ${CMAKE_BINARY_DIR}/islands)
endfunction()
