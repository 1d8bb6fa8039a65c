// Standard input is a pipe of the parent process, and ends with it. Azurite has no option for this.
process.stdin.on('end', () => process.exit()).resume();
