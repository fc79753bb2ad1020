# SPDX-License-Identifier: GPL-3.0-or-later
printf 'arrival,who\n08:10,x\n08:20\n' >ragged.csv
printf 'arrival\n"08:10\n08:20\n' >open-quote.csv
: >empty.csv
printf 'arrival\n' >only-names.csv
printf 'arrival,arrival\n08:10,08:10\n' >twice.csv
printf 'arrival,who\n08:10,Jos\xe9\n' >latin-1.csv
mkdir folder
mkfifo pipe
check_all
