# SPDX-License-Identifier: GPL-3.0-or-later
#
# cmake -DARRAY=templates -DOUTPUT=templates.c -DFOLDER=scenarios/init -DNAMES=minimal,day -P Embed.cmake: files as
# arrays of bytes, for scenarios/templates.h. The name of each is that of the file, its meaning the first comment that is
# not about the file itself.

string(REPLACE "," ";" NAMES "${NAMES}")
set(arrays "")
set(rows "")
foreach(name IN LISTS NAMES)
  file(READ ${FOLDER}/${name}.yaml bytes HEX)
  string(REGEX REPLACE "(..)" "0x\\1, " bytes "${bytes}")
  string(REGEX REPLACE "((0x.., ){16})" "\\1\n    " bytes "${bytes}")
  file(STRINGS ${FOLDER}/${name}.yaml comments REGEX "^# ")
  list(FILTER comments EXCLUDE REGEX "^# (SPDX|yaml)-")
  list(GET comments 0 meaning)
  string(REGEX REPLACE "^# ([^:.]*).*" "\\1" meaning "${meaning}")
  string(APPEND arrays "static const unsigned char ${name}[] = {\n    ${bytes}0};\n")
  string(APPEND rows "    {\"${name}\", \"${meaning}\", (const char *)${name}, sizeof ${name} - 1},\n")
endforeach()
file(WRITE ${OUTPUT} "/* Made by cmake/Embed.cmake from ${NAMES}. */\n#include \"scenarios/templates.h\"\n\n${arrays}\n"
  "const struct template ${ARRAY}[] = {\n${rows}};\n"
  "const size_t ${ARRAY}_count = sizeof ${ARRAY} / sizeof *${ARRAY};\n")
