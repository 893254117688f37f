package org.digitstudio.canary.chicken;

import org.digitstudio.canary.egg.Egg;

/** One half of a circle that {@code ArchitectureTest} must find. */
public record Chicken(Egg egg) {}
