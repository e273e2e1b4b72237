/**
 * Stands in the bundle for `@rushstack/ts-command-line`: Umzug derives the classes of its own command line from these
 * two when it is loaded, and a closure never runs it. Saves half of the migrator's bundle.
 */
export class CommandLineAction {}
export class CommandLineParser {}
