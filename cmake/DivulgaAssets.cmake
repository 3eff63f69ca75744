# build/share/divulga: what the program reads at run time, laid out as `cmake --install` lays it.
# fonts/ (Titillium Web, Lora, Roboto Mono, Ubuntu from npm; Noto stays where Debian put it), site/ (Bootstrap Italia), templates/, locales/.
set(DIVULGA_SHARE ${CMAKE_BINARY_DIR}/share/divulga)
file(MAKE_DIRECTORY ${DIVULGA_SHARE})
set(BI ${CMAKE_SOURCE_DIR}/node_modules/bootstrap-italia)
set(UBUNTU ${CMAKE_SOURCE_DIR}/node_modules/@fontsource/ubuntu)
if(NOT EXISTS ${BI} OR NOT EXISTS ${UBUNTU})
  message(FATAL_ERROR "site assets and fonts are missing: npm ci (./demo does it)")
endif()
find_program(WOFF2_DECOMPRESS woff2_decompress)
if(NOT WOFF2_DECOMPRESS)
  message(FATAL_ERROR "woff2_decompress not found: apt-get install woff2 (./demo installs everything)")
endif()

file(MAKE_DIRECTORY ${DIVULGA_SHARE}/fonts)
file(GLOB design_system ${BI}/dist/fonts/Titillium_Web/*.ttf ${BI}/dist/fonts/Lora/*.ttf ${BI}/dist/fonts/Roboto_Mono/*.ttf)
file(COPY ${design_system} DESTINATION ${DIVULGA_SHARE}/fonts)
foreach(subset latin latin-ext greek cyrillic)
  foreach(weight 400 700)
    set(woff ${UBUNTU}/files/ubuntu-${subset}-${weight}-normal.woff2)
    set(ttf ${DIVULGA_SHARE}/fonts/ubuntu-${subset}-${weight}-normal.ttf)
    if(EXISTS ${woff} AND NOT EXISTS ${ttf})
      configure_file(${woff} ${CMAKE_BINARY_DIR}/woff2/ubuntu-${subset}-${weight}-normal.woff2 COPYONLY)
      execute_process(COMMAND ${WOFF2_DECOMPRESS} ${CMAKE_BINARY_DIR}/woff2/ubuntu-${subset}-${weight}-normal.woff2 COMMAND_ERROR_IS_FATAL ANY OUTPUT_QUIET ERROR_QUIET)
      file(RENAME ${CMAKE_BINARY_DIR}/woff2/ubuntu-${subset}-${weight}-normal.ttf ${ttf})
    endif()
  endforeach()
endforeach()
# The source's own templates and catalogs are linked, so that an edit shows at once.
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/templates ${DIVULGA_SHARE}/templates SYMBOLIC)
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/locales ${DIVULGA_SHARE}/locales SYMBOLIC)
file(CREATE_LINK ${BI} ${DIVULGA_SHARE}/bootstrap-italia SYMBOLIC)
# The site's own copy of the funding statement's font.
file(COPY ${UBUNTU}/files/ubuntu-latin-400-normal.woff2 DESTINATION ${DIVULGA_SHARE}/site/fonts)

# What commands say in other languages than English, as a program reads it fastest.
find_program(MSGFMT msgfmt)
if(NOT MSGFMT)
  message(FATAL_ERROR "msgfmt not found: apt-get install gettext (./demo installs everything)")
endif()
file(MAKE_DIRECTORY ${DIVULGA_SHARE}/messages)
add_custom_command(OUTPUT ${DIVULGA_SHARE}/messages/it.mo
  COMMAND ${MSGFMT} --output-file=${DIVULGA_SHARE}/messages/it.mo ${CMAKE_SOURCE_DIR}/locales/it/commands.po
  DEPENDS ${CMAKE_SOURCE_DIR}/locales/it/commands.po VERBATIM)
add_custom_target(divulga_messages ALL DEPENDS ${DIVULGA_SHARE}/messages/it.mo)
