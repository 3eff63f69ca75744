# divulga_module(<name> SOURCES a.cc … DEPS <modules> LIBS <third-party targets>): static library divulga_<name>.
function(divulga_module name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPS;LIBS" ${ARGN})
  add_library(divulga_${name} STATIC ${arg_SOURCES})
  add_library(divulga::${name} ALIAS divulga_${name})
  target_include_directories(divulga_${name} PUBLIC ${CMAKE_SOURCE_DIR}/pipeline)
  foreach(dep IN LISTS arg_DEPS)
    target_link_libraries(divulga_${name} PUBLIC divulga_${dep})
  endforeach()
  # Third-party headers stay inside .cc files.
  target_link_libraries(divulga_${name} PRIVATE divulga_warnings ${arg_LIBS})
endfunction()

# divulga_test(<module> SOURCES x_test.cc … DEPS <modules>): one GoogleTest program <module>_test, each case a ctest.
function(divulga_test module)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPS;LIBS" ${ARGN})
  add_executable(${module}_test ${arg_SOURCES})
  target_include_directories(${module}_test PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  foreach(dep IN LISTS arg_DEPS)
    target_link_libraries(${module}_test PRIVATE divulga_${dep})
  endforeach()
  target_link_libraries(${module}_test PRIVATE divulga_${module} divulga_warnings ${arg_LIBS} divulga_places gtest gmock gtest_main)
  gtest_discover_tests(${module}_test TEST_PREFIX ${module}. PROPERTIES LABELS unit DISCOVERY_TIMEOUT 60)
endfunction()
