package org.digitstudio.domain.training;

/** The engine that trains a network. */
public enum EngineKind {
  /** Our fused loops, many times faster, for the layers they support. */
  FUSED,
  /** Deeplearning4j unchanged: the reference, and the engine for every other network. */
  DL4J
}
