# `cmake --install` and the Debian package. The program finds its data in ../share/divulga from where it stands.
set(share ${CMAKE_INSTALL_DATADIR}/divulga)
install(TARGETS divulga divulga-service RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY ${CMAKE_SOURCE_DIR}/templates/ DESTINATION ${share}/templates)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/locales/ DESTINATION ${share}/locales FILES_MATCHING PATTERN "divulga.po")
install(DIRECTORY ${CMAKE_BINARY_DIR}/share/divulga/messages DESTINATION ${share} FILES_MATCHING PATTERN "*.mo")
install(DIRECTORY ${CMAKE_SOURCE_DIR}/locales/ DESTINATION ${share}/locales FILES_MATCHING PATTERN "translators.po")
install(DIRECTORY ${CMAKE_BINARY_DIR}/share/divulga/fonts/ DESTINATION ${share}/fonts FILES_MATCHING PATTERN "*.ttf")
install(DIRECTORY ${CMAKE_BINARY_DIR}/share/divulga/site DESTINATION ${share})
install(DIRECTORY ${CMAKE_BINARY_DIR}/share/divulga/site/ DESTINATION ${share}/site)
install(DIRECTORY ${BI}/dist/css ${BI}/dist/fonts ${BI}/dist/svg DESTINATION ${share}/bootstrap-italia/dist
  PATTERN "*.map" EXCLUDE PATTERN "*.eot" EXCLUDE PATTERN "*.scss" EXCLUDE)
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY ${CMAKE_SOURCE_DIR}/docs/schema DESTINATION ${share} OPTIONAL)

# The manual page and the completion come from the table of commands.
set(reference ${CMAKE_BINARY_DIR}/reference)
file(MAKE_DIRECTORY ${reference}/it)
add_custom_command(OUTPUT ${reference}/divulga.1 ${reference}/it/divulga.1 ${reference}/divulga.bash
  COMMAND $<TARGET_FILE:divulga_reference> man > ${reference}/divulga.1
  COMMAND $<TARGET_FILE:divulga_reference> man ${CMAKE_SOURCE_DIR}/locales/it/commands.po > ${reference}/it/divulga.1
  COMMAND $<TARGET_FILE:divulga_reference> completion > ${reference}/divulga.bash
  DEPENDS divulga_reference ${CMAKE_SOURCE_DIR}/locales/it/commands.po VERBATIM)
add_custom_target(divulga_manual ALL DEPENDS ${reference}/divulga.1)
install(FILES ${reference}/divulga.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${reference}/it/divulga.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/it/man1)
install(FILES ${reference}/divulga.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME divulga)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME divulga)
set(CPACK_PACKAGE_CONTACT "Divulga maintainers <divulga@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "multilingual leaflets, reports, newsletters and websites from one source")
set(CPACK_PACKAGE_HOMEPAGE_URL "https://example.org/divulga")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "fonts-noto-core, fonts-noto-cjk, hyphen-it, icc-profiles-free, tzdata")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "hyphen-fr, hyphen-en-gb, hyphen-de, hyphen-es, hyphen-pt-pt, hyphen-pt-br, hyphen-ro, hyphen-uk, hyphen-ru, hyphen-bn, hyphen-hi, hyphen-pa, hyphen-ta")
set(CPACK_STRIP_FILES ON)
include(CPack)
