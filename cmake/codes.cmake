# code_lists(TARGET)
#
# Adds the table of Debian's iso-codes (base/codes_table.h) to TARGET.
set(ACTA_ISO_CODES /usr/share/iso-codes/json CACHE PATH "the code lists of the package iso-codes")

set(ACTA_LOCALES /usr/share/locale CACHE PATH "where the package's translations are, if anywhere")

function(code_lists target)
  add_executable(codes tools/codes.cpp)
  target_link_libraries(codes PRIVATE Boost::json)
  set(table ${CMAKE_BINARY_DIR}/embedded/codes_table.cpp)
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/embedded)
  add_custom_command(OUTPUT ${table} VERBATIM
    DEPENDS codes
      ${ACTA_ISO_CODES}/iso_3166-1.json ${ACTA_ISO_CODES}/iso_4217.json
      ${ACTA_ISO_CODES}/iso_15924.json ${ACTA_ISO_CODES}/iso_639-3.json
    COMMAND codes ${ACTA_ISO_CODES} ${ACTA_LOCALES} > ${table})
  target_sources(${target} PRIVATE ${table})
endfunction()
