package org.digitstudio.ui.shell;

import javafx.scene.Parent;
import org.digitstudio.ui.common.EmptyState;
import org.digitstudio.ui.common.Messages;

/** Stands in for a place that is still being built, and says what is coming. */
public final class ComingPlace implements Place {
  private final PlaceId id;

  public ComingPlace(PlaceId id) {
    this.id = id;
  }

  @Override
  public Parent view() {
    return new EmptyState(id.icon(), id.title(), Messages.text("shell.coming." + id.id()));
  }
}
