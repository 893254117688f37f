package org.digitstudio.canary.egg;

import org.digitstudio.canary.chicken.Chicken;

/** One half of a circle that {@code ArchitectureTest} must find. */
public record Egg(Chicken chicken) {}
