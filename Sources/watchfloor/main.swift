internal import Glibc
internal import WatchfloorCommand

exit(
  runWatchfloor(
    arguments: Array(CommandLine.arguments.dropFirst()), environment: processEnvironment()))
