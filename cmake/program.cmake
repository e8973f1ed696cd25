# The program itself: the parts wired together. Nothing else links more than one door.
target_compile_definitions(cli PRIVATE ACTA_VERSION="${PROJECT_VERSION}")

add_executable(acta src/main.cpp)
# Pages are many small texts made by several threads; jemalloc makes them a sixth faster and gives
# memory back. The sanitizers bring their own.
target_link_libraries(acta PRIVATE $<$<CONFIG:Release>:${JEMALLOC}> cli site)
set_target_properties(acta PROPERTIES
  RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}
  INTERPROCEDURAL_OPTIMIZATION OFF)
install(TARGETS acta RUNTIME DESTINATION bin)
