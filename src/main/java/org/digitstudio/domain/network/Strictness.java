package org.digitstudio.domain.network;

/** How readily a prediction is called not sure. */
public enum Strictness {
  /** Rather asks again than believes a wrong digit. */
  STRICT,
  BALANCED,
  /** Rather believes than asks again. */
  TRUSTING
}
