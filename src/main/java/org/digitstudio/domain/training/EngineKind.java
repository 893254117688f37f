package org.digitstudio.domain.training;

/** Which engine trains. */
public enum EngineKind {
  /** Our fused loops, many times faster; for the layers they cover. */
  FUSED,
  /** Deeplearning4j as it comes: the reference, and for everything else. */
  DL4J
}
