internal import Glibc
internal import WatchfloorCommand

exit(runWatchfloor(arguments: processArguments(), environment: processEnvironment()))
