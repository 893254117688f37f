package org.digitstudio.canary.engine;

/** Stands for an engine. */
public final class Engine {}
