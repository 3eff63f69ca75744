# Filled by the packaging work: `cmake --install` and the Debian package.
