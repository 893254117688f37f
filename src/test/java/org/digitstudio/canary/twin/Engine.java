package org.digitstudio.canary.twin;

/** Takes the names of two other types, which {@code ArchitectureTest} must find. */
public final class Engine {
  /** A nested type with the name of a type that has a file of its own. */
  public record Egg() {}
}
