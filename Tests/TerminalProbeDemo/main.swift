internal import Glibc
internal import NcursesTerminal
internal import TerminalUI

// A program for the tests: it shows a frame, echoes keys, and tells what happens on descriptor 3.
// Ctrl-letters make it do what a test needs; every other key is only shown.

var demo = Demo(environment: Demo.readEnvironment())
exit(demo.run())
