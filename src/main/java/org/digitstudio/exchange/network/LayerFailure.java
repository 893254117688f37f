package org.digitstudio.exchange.network;

import org.digitstudio.domain.StudioIOException;

/** Reasons why a layer of another framework cannot become one of ours. */
public final class LayerFailure {
  private LayerFailure() {}

  /** A setting with a value that this program has no layer for. */
  public static StudioIOException setting(String name, Object value) {
    return new StudioIOException("domain.layer.setting", name, String.valueOf(value));
  }

  /** A setting that must be there and is not. */
  public static StudioIOException missing(String name) {
    return new StudioIOException("domain.layer.missing", name);
  }

  /** A layer or operator that this program has no layer for. */
  public static StudioIOException type(String type) {
    return new StudioIOException("domain.layer.type", type);
  }

  /** An activation that this program does not know. */
  public static StudioIOException activation(String name) {
    return new StudioIOException("domain.layer.activation", name);
  }

  /** An array of another shape than the layer needs. */
  public static StudioIOException arrayShape(String name, Object found, Object needed) {
    return new StudioIOException(
        "domain.layer.array-shape", name, String.valueOf(found), String.valueOf(needed));
  }
}
