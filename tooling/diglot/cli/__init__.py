"""The command line: parse arguments, call one verb, print, choose the exit code."""
