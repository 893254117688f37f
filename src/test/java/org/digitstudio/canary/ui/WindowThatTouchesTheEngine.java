package org.digitstudio.canary.ui;

import org.digitstudio.canary.engine.Engine;

/** A window that touches an engine: forbidden, and here so that a test sees the rule fail. */
public final class WindowThatTouchesTheEngine {
  public Engine wrong() {
    return new Engine();
  }
}
