# SPDX-License-Identifier: GPL-3.0-or-later
#
# How every target of the house is compiled. Link to `house`; never set flags by hand.
#   ACDSIM_SANITIZE   "", "address,undefined" or "thread"
#   ACDSIM_COVERAGE   ON: instrument for gcovr
#   ACDSIM_FUZZ       ON: instrument for libFuzzer; clang only

set(ACDSIM_SANITIZE "" CACHE STRING "sanitizers to build with, e.g. address,undefined")
option(ACDSIM_COVERAGE "instrument for line coverage" OFF)
option(ACDSIM_FUZZ "instrument for libFuzzer, and build what it runs" OFF)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()
set(CMAKE_C_STANDARD 11)
set(CMAKE_C_STANDARD_REQUIRED ON)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_C_FLAGS_RELEASE "-O3")
set(CMAKE_C_FLAGS_DEBUG "-Og -g")
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(house INTERFACE)
# Doubles must come out the same on every machine: no contraction into fused multiply-adds.
target_compile_options(house INTERFACE
  -ffp-contract=off -fno-omit-frame-pointer
  -Wall -Wextra -Wpedantic -Werror
  -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
  -Wpointer-arith -Wcast-qual -Wwrite-strings -Wundef -Wvla -Wformat=2)

if(ACDSIM_SANITIZE)
  target_compile_options(house INTERFACE -fsanitize=${ACDSIM_SANITIZE} -fno-sanitize-recover=all)
  target_link_options(house INTERFACE -fsanitize=${ACDSIM_SANITIZE})
endif()
if(ACDSIM_COVERAGE)
  # Atomic: some tests count in several threads.
  target_compile_options(house INTERFACE --coverage -fprofile-update=atomic -O0)
  target_link_options(house INTERFACE --coverage)
endif()
if(ACDSIM_FUZZ)
  include(CheckCSourceCompiles)
  set(CMAKE_REQUIRED_FLAGS -fsanitize=fuzzer)
  check_c_source_compiles("#include <stddef.h>
    int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);
    int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size) { return data && size > 1; }" HAVE_LIBFUZZER)
  unset(CMAKE_REQUIRED_FLAGS)
  if(NOT HAVE_LIBFUZZER)
    message(FATAL_ERROR "ACDSIM_FUZZ needs clang with libFuzzer (on Debian 12: clang, libclang-rt-14-dev)")
  endif()
  target_compile_options(house INTERFACE -fsanitize=fuzzer-no-link -O1)
  target_link_options(house INTERFACE -fsanitize=fuzzer-no-link)
endif()

# house_library(NAME sources...): a layer of the house. Its public headers are found from the root
# of the repository ("sim/scenario.h"), so that an include says which layer it reaches into.
function(house_library name)
  add_library(${name} STATIC ${ARGN})
  target_include_directories(${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_compile_definitions(${name} PRIVATE _POSIX_C_SOURCE=200809L)
  target_link_libraries(${name} PRIVATE house)
endfunction()
